package io.l2nas.contracts.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.l2nas.contracts.FloatVector;
import java.io.IOException;
import java.util.Arrays;

/**
 * How JSON is read and written here: every field of a record is required, unknown fields are
 * ignored, and hostile input (deep nesting, long strings, huge documents) is refused before it
 * costs anything.
 */
final class Json {
  /** The largest document that is looked at; a million floats fit. */
  static final int MAX_BYTES = 16 * 1024 * 1024;

  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          .maxNestingDepth(32)
          .maxStringLength(64 * 1024)
          .maxNumberLength(64)
          .maxNameLength(1024)
          .maxDocumentLength(MAX_BYTES)
          .build();

  private Json() {}

  static JsonMapper.Builder mapper() {
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build())
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .addModule(
            new SimpleModule()
                .addSerializer(FloatVector.class, new VectorWriter())
                .addDeserializer(FloatVector.class, new VectorReader()));
  }

  /** For what people write: unknown fields are refused too. */
  static JsonMapper strict() {
    return mapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  static MalformedRecordException malformed(Throwable failure) {
    Throwable cause = failure;
    while (!(cause instanceof IllegalArgumentException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message =
        cause instanceof JsonProcessingException json
            ? json.getOriginalMessage()
            : cause.getMessage();
    return new MalformedRecordException(String.valueOf(message), failure);
  }

  private static final class VectorWriter extends StdSerializer<FloatVector> {
    private static final long serialVersionUID = 1L;

    VectorWriter() {
      super(FloatVector.class);
    }

    @Override
    public void serialize(FloatVector vector, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartArray(vector, vector.size());
      for (int i = 0; i < vector.size(); i++) {
        json.writeNumber(vector.get(i));
      }
      json.writeEndArray();
    }
  }

  private static final class VectorReader extends StdDeserializer<FloatVector> {
    private static final long serialVersionUID = 1L;

    VectorReader() {
      super(FloatVector.class);
    }

    @Override
    public FloatVector deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      if (!json.isExpectedStartArrayToken()) {
        return (FloatVector) context.handleUnexpectedToken(FloatVector.class, json);
      }
      float[] values = new float[64];
      int size = 0;
      while (json.nextToken() != com.fasterxml.jackson.core.JsonToken.END_ARRAY) {
        if (!json.currentToken().isNumeric()) {
          return (FloatVector) context.handleUnexpectedToken(FloatVector.class, json);
        }
        if (size == values.length) {
          values = Arrays.copyOf(values, 2 * size);
        }
        // From the text, not through a double: rounding twice could change the last bit of α.
        values[size++] = Float.parseFloat(json.getText());
      }
      return FloatVector.of(Arrays.copyOf(values, size));
    }
  }
}
