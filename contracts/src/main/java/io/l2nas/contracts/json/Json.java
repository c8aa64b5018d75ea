package io.l2nas.contracts.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

/**
 * How JSON is read and written here: every field of a record is required unless it is an Optional,
 * unknown fields are ignored, nothing is converted (a number is no text and a text is no number),
 * no field may stand twice, and hostile input (deep nesting, long texts, huge numbers) is refused
 * before it costs anything.
 */
final class Json {
  /** How deep arrays and objects may nest; the records need 6 levels. */
  static final int MAX_DEPTH = 32;

  /** The longest text in UTF-16 units; the longest text of a record fits. */
  static final int MAX_TEXT = 128 * 1024;

  /** The longest number in characters; every double fits. */
  static final int MAX_NUMBER = 64;

  /** The longest field name in characters; the longest name of a metric fits. */
  static final int MAX_NAME = 1024;

  /** How much there may be in what is not a record; the largest space fits. */
  static final int MAX_TOKENS = 200_000;

  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          .maxNestingDepth(MAX_DEPTH)
          .maxStringLength(MAX_TEXT)
          .maxNumberLength(MAX_NUMBER)
          .maxNameLength(MAX_NAME)
          .build();

  private Json() {}

  /** For records. */
  static JsonMapper.Builder mapper() {
    return mapper(CONSTRAINTS);
  }

  /** For files and requests, which have no long vectors. */
  static JsonMapper.Builder ofPeople() {
    return mapper(CONSTRAINTS.rebuild().maxTokenCount(MAX_TOKENS).build());
  }

  /** For what people write: unknown fields are refused too. */
  static JsonMapper.Builder strict() {
    return ofPeople().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  private static JsonMapper.Builder mapper(StreamReadConstraints constraints) {
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(constraints)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build())
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfig(
            LogicalType.Textual,
            text ->
                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .addModule(new FloatVectorModule())
        .addModule(new YoungFieldsModule())
        .addModule(new Jdk8Module());
  }
}
