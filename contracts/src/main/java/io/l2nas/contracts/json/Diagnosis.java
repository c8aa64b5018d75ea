package io.l2nas.contracts.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.Policy;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Says what is wrong with a document in the words of the wire: which field, what it is, and what
 * would be valid. Jackson and Java stay unmentioned.
 */
final class Diagnosis {
  private static final Map<Class<?>, String> VALID =
      Map.of(
          int.class, wholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE),
          Integer.class, wholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE),
          long.class, wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE),
          Long.class, wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE),
          float.class, "a number from -3.4028235E38 to 3.4028235E38",
          Float.class, "a number from -3.4028235E38 to 3.4028235E38",
          double.class, "a finite number",
          Double.class, "a finite number",
          String.class, "a text",
          FloatVector.class, "an array of numbers");

  private static final int SHOWN_VALUE = 60;
  private static final int SHOWN_PATH = 200;

  private final JsonMapper mapper;
  private final String document;
  private final Supplier<String> text;

  /**
   * @param text what was read; made only for complaints that quote it
   */
  Diagnosis(JsonMapper mapper, String document, Supplier<String> text) {
    this.mapper = mapper;
    this.document = document;
    this.text = text;
  }

  /**
   * @param failure what Jackson says
   * @param parser the parser of the text, where it stopped
   */
  String of(JsonProcessingException failure, JsonParser parser) {
    return onOneLine(complaint(failure, parser));
  }

  private String complaint(JsonProcessingException failure, JsonParser parser) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    if (root instanceof IllegalArgumentException) {
      return invalid(pathOf(failure), root.getMessage());
    }
    if (root instanceof InputCoercionException coercion) {
      return mismatch(pathOf(failure), coercion.getTargetType());
    }
    if (root instanceof StreamConstraintsException) {
      return tooLarge(FieldPath.of(parser.getParsingContext()));
    }
    if (root instanceof StreamReadException syntax) {
      return syntax(FieldPath.of(parser.getParsingContext()), syntax);
    }
    if (root instanceof UnrecognizedPropertyException unknown) {
      return unknown(unknown);
    }
    if (root instanceof InvalidTypeIdException type) {
      return type(type);
    }
    if (root instanceof MismatchedInputException mismatch) {
      return mismatch(
          pathOf(failure), Objects.requireNonNullElse(mismatch.getTargetType(), Object.class));
    }
    return invalid(pathOf(failure), "it is not valid");
  }

  /** The record itself found it invalid, and its message names field, value and fix. */
  private String invalid(FieldPath path, String complaint) {
    return path.text().isEmpty() ? complaint : name(path) + ": " + complaint;
  }

  private String mismatch(FieldPath path, Class<?> valid) {
    return "%s is %s; it must be %s".formatted(name(path), found(path), valid(valid));
  }

  private String type(InvalidTypeIdException failure) {
    FieldPath path = pathOf(failure).field("type");
    Class<?> family = failure.getBaseType().getRawClass();
    List<String> valid =
        family == Policy.class ? List.of(PolicyFile.TYPE) : EventType.namesOf(family);
    return "%s is %s; it must be %s".formatted(name(path), found(path), String.join(" or ", valid));
  }

  private String unknown(UnrecognizedPropertyException failure) {
    List<String> known =
        failure.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
    return "%s is unknown; known are %s".formatted(name(pathOf(failure)), String.join(", ", known));
  }

  private String tooLarge(FieldPath path) {
    return "%s is nested too deeply or too long; at most %d levels, %d characters of a text, %d of a name and %d of a number are read, and of what is not a record %d names, values and brackets"
        .formatted(
            name(path),
            Json.MAX_DEPTH,
            Json.MAX_TEXT,
            Json.MAX_NAME,
            Json.MAX_NUMBER,
            Json.MAX_TOKENS);
  }

  private String syntax(FieldPath path, StreamReadException failure) {
    if (failure instanceof JsonEOFException) {
      return "the %s ends too early, at %s; it must be one whole JSON object"
          .formatted(document, name(path));
    }
    if (failure.getOriginalMessage().startsWith("Duplicate")) {
      return "%s is given twice; give it once".formatted(name(path));
    }
    String read = text.get();
    int offset = (int) failure.getLocation().getCharOffset();
    return "%s is not JSON at line %d, column %d, near «%s»; numbers must be finite, names and texts in double quotes"
        .formatted(
            name(path),
            failure.getLocation().getLineNr(),
            failure.getLocation().getColumnNr(),
            read.substring(Math.max(0, offset - 15), Math.min(read.length(), offset + 15)));
  }

  /** The text without what would break a line, a terminal or a database. */
  static String onOneLine(String text) {
    return text.replaceAll("\\p{Cc}|\\p{Cs}", " ");
  }

  private String name(FieldPath path) {
    return path.text().isEmpty() ? "the " + document : cut(path.text(), SHOWN_PATH);
  }

  private static String cut(String text, int limit) {
    return text.length() <= limit ? text : text.substring(0, limit) + "…";
  }

  private static FieldPath pathOf(JsonProcessingException failure) {
    return FieldPath.of(
        failure instanceof JsonMappingException mapping ? mapping.getPath() : List.of());
  }

  /** What stands at the path. Only a failure pays for reading the document twice. */
  private String found(FieldPath path) {
    JsonNode node;
    try (JsonParser parser = mapper.createParser(text.get())) {
      TokenFilter there = new JsonPointerBasedFilter(path.pointer());
      node =
          mapper.readTree(
              new FilteringParserDelegate(parser, there, Inclusion.ONLY_INCLUDE_ALL, false));
    } catch (IOException e) {
      return "not valid";
    }
    if (node == null || node.isMissingNode()) {
      return "missing";
    }
    if (node.isContainerNode()) {
      return node.isArray() ? "an array" : "an object";
    }
    if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
      return "too large";
    }
    return cut(node.toString(), SHOWN_VALUE);
  }

  private static String valid(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(String::valueOf)
          .collect(Collectors.joining(" or "));
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "an array";
    }
    return VALID.getOrDefault(type, "an object");
  }

  private static String wholeNumber(long minimum, long maximum) {
    return "a whole number from %d to %d".formatted(minimum, maximum);
  }
}
