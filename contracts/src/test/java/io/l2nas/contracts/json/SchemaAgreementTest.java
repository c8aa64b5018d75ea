package io.l2nas.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.l2nas.contracts.Event;
import io.l2nas.contracts.fixtures.Events;
import io.l2nas.contracts.fixtures.Golden;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Schema and codec agree: each golden document is broken in every place in every way, and what one
 * of the two refuses, the other refuses too.
 */
class SchemaAgreementTest {
  private static final List<String> REPLACEMENTS =
      List.of(
          "null",
          "true",
          "-1",
          "1.5",
          "1e300",
          "99999999999",
          "99999999999999999999",
          "\"\"",
          "\" \"",
          "\"5\"",
          "\"NaN\"",
          "\"-x\"",
          "\"a\\u0000\"",
          "\"" + "x".repeat(201) + "\"",
          "[]",
          "[null]",
          "[\"\"]",
          "{}",
          "{\"\":1}",
          "{\"x\":null}");

  /** The rules between fields, which a schema cannot state. */
  private static final Set<String> BETWEEN_FIELDS =
      Set.of(
          "experiment-submitted/spec/space/rows/0 left out",
          "experiment-submitted/spec/space/rows/1 left out",
          "experiment-submitted/spec/space/pieces/0 left out",
          "experiment-submitted/spec/space/pieces/1 left out",
          "experiment-submitted/spec/space/pieces/2 left out",
          "experiment-submitted-with-policy/spec/space/rows/0 left out",
          "experiment-submitted-with-policy/spec/space/rows/1 left out",
          "experiment-submitted-with-policy/spec/space/pieces/0 left out",
          "experiment-submitted-with-policy/spec/space/pieces/1 left out",
          "experiment-submitted-with-policy/spec/space/pieces/2 left out",
          "experiment-submitted-with-policy/spec/agent/policy left out",
          "experiment-submitted-with-policy/policy left out",
          "experiment-submitted-with-policy/policy/spec/space/rows/0 left out",
          "experiment-submitted-with-policy/policy/spec/space/rows/1 left out",
          "experiment-submitted-with-policy/policy/spec/space/pieces/0 left out",
          "experiment-submitted-with-policy/policy/spec/space/pieces/1 left out",
          "experiment-submitted-with-policy/policy/spec/space/pieces/2 left out",
          "action-proposed/space/rows/0 left out",
          "action-proposed/space/rows/1 left out",
          "action-proposed/space/pieces/0 left out",
          "action-proposed/space/pieces/1 left out",
          "action-proposed/space/pieces/2 left out",
          "action-proposed-with-objective/space/rows/0 left out",
          "action-proposed-with-objective/space/rows/1 left out",
          "action-proposed-with-objective/space/pieces/0 left out",
          "action-proposed-with-objective/space/pieces/1 left out",
          "action-proposed-with-objective/space/pieces/2 left out",
          "state-advanced/experiment = \"5\"",
          "state-advanced/experiment = \"NaN\"",
          "state-advanced/outcome/experiment = \"5\"",
          "state-advanced/outcome/experiment = \"NaN\"",
          "state-advanced/topChange/entered = []",
          "state-advanced/topChange/entered/0 left out",
          "state-advanced-after-failure/experiment = \"5\"",
          "state-advanced-after-failure/experiment = \"NaN\"",
          "state-advanced-after-failure/outcome/experiment = \"5\"",
          "state-advanced-after-failure/outcome/experiment = \"NaN\"");

  /** A failure is not lost for the way it was worded: what is no text is mended on reading. */
  private static final Set<String> MENDED =
      Set.of(
          "evaluation-failed/message = \"a\\u0000\"",
          "state-advanced-after-failure/outcome/message = \"a\\u0000\"");

  /** 1e300 is a whole number above the maximum, but this validator compares it as a long. */
  private static final Set<String> BEYOND_THE_VALIDATOR =
      Set.of(
          "experiment-submitted/spec/seed = 1e300",
          "experiment-submitted-with-policy/spec/seed = 1e300",
          "experiment-submitted-with-policy/policy/spec/seed = 1e300",
          "experiment-status-changed/sequence = 1e300",
          "state-advanced/sequence = 1e300",
          "state-advanced-after-failure/sequence = 1e300");

  /** One way to break a document. */
  private record Breakage(String what, JsonNode document) {}

  static Stream<String> files() {
    return Events.byGoldenFile().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void schemaAndCodecRefuseTheSame(String file) {
    // Given
    JsonNode golden = Schemas.tree(Golden.bytes(file));
    String type = golden.path("type").asText();

    // When
    List<String> onlyTheCodecRefuses = new ArrayList<>();
    List<String> onlyTheSchemaRefuses = new ArrayList<>();
    for (Breakage breakage : breakages(golden)) {
      boolean valid = Schemas.complaints(type, breakage.document()).isEmpty();
      boolean decoded = isDecoded(breakage.document());
      if (valid && !decoded) {
        onlyTheCodecRefuses.add(file + breakage.what());
      } else if (decoded && !valid) {
        onlyTheSchemaRefuses.add(file + breakage.what());
      }
    }

    // Then
    onlyTheCodecRefuses.removeAll(BEYOND_THE_VALIDATOR);
    assertThat(onlyTheCodecRefuses).isSubsetOf(BETWEEN_FIELDS);
    assertThat(onlyTheSchemaRefuses).isSubsetOf(MENDED);
  }

  private static boolean isDecoded(JsonNode document) {
    try {
      EventCodec.decode(Event.class, Schemas.bytes(document));
      return true;
    } catch (MalformedRecordException e) {
      assertThat(e)
          .message()
          .isNotBlank()
          .doesNotContainIgnoringCase("jackson", "io.l2nas.contracts");
      return false;
    }
  }

  private static List<Breakage> breakages(JsonNode golden) {
    List<Breakage> breakages = new ArrayList<>();
    for (JsonPointer place : places(golden, JsonPointer.empty())) {
      breakages.add(new Breakage(place + " left out", without(golden.deepCopy(), place)));
      for (String replacement : REPLACEMENTS) {
        breakages.add(
            new Breakage(place + " = " + replacement, with(golden.deepCopy(), place, replacement)));
      }
    }
    return breakages;
  }

  private static List<JsonPointer> places(JsonNode node, JsonPointer here) {
    List<JsonPointer> places = new ArrayList<>();
    node.fieldNames()
        .forEachRemaining(
            name -> {
              JsonPointer place = here.appendProperty(name);
              places.add(place);
              places.addAll(places(node.get(name), place));
            });
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      JsonPointer place = here.appendIndex(i);
      places.add(place);
      places.addAll(places(node.get(i), place));
    }
    return places;
  }

  private static JsonNode without(JsonNode document, JsonPointer place) {
    JsonNode parent = document.at(place.head());
    if (parent instanceof ArrayNode array) {
      array.remove(place.last().getMatchingIndex());
    } else {
      ((ObjectNode) parent).remove(place.last().getMatchingProperty());
    }
    return document;
  }

  private static JsonNode with(JsonNode document, JsonPointer place, String replacement) {
    JsonNode parent = document.at(place.head());
    JsonNode value = Schemas.tree(replacement.getBytes(StandardCharsets.UTF_8));
    if (parent instanceof ArrayNode array) {
      array.set(place.last().getMatchingIndex(), value);
    } else {
      ((ObjectNode) parent).set(place.last().getMatchingProperty(), value);
    }
    return document;
  }
}
