package io.l2nas.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.AttemptSpec;
import io.l2nas.contracts.BudgetSpec;
import io.l2nas.contracts.EvaluationTerms;
import io.l2nas.contracts.Event;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.ReuseSpec;
import io.l2nas.contracts.SharingSpec;
import io.l2nas.contracts.fixtures.Events;
import io.l2nas.contracts.fixtures.Golden;
import io.l2nas.contracts.fixtures.Records;
import io.l2nas.contracts.fixtures.Specs;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was written once stays readable, and what is written today is what the files hold. */
class GoldenFilesTest {

  static Stream<Arguments> events() {
    return Events.byGoldenFile().entrySet().stream()
        .map(file -> Arguments.of(file.getKey(), file.getValue()));
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        Arguments.of("experiment-request", Specs.request()),
        Arguments.of("experiment-request-shortest", Specs.shortestRequest()),
        Arguments.of("experiment-request-defaults", Specs.shortestRequest()));
  }

  @Test
  void everyTypeOfEventHasAGoldenFile() {
    // When
    Set<String> types =
        Events.byGoldenFile().values().stream().map(EventCodec::typeOf).collect(Collectors.toSet());

    // Then
    assertThat(types)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(EventType.values()).map(EventType::wireName).toList());
  }

  @ParameterizedTest
  @MethodSource("events")
  void bytesDecodeToTheEvent(String file, Event event) throws MalformedRecordException {
    // When
    Event decoded = EventCodec.decode(Event.class, Golden.bytes(file));

    // Then
    assertThat(decoded).isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("events")
  void eventEncodesToTheJson(String file, Event event) {
    // When
    JsonNode encoded = Schemas.tree(EventCodec.encode(event));

    // Then
    assertThat(encoded).isEqualTo(Schemas.tree(Golden.bytes(file)));
  }

  @ParameterizedTest
  @MethodSource("events")
  void bytesAreValidByTheirSchema(String file, Event event) {
    // When
    var complaints = Schemas.complaints(EventCodec.typeOf(event), Schemas.tree(Golden.bytes(file)));

    // Then
    assertThat(complaints).isEmpty();
  }

  @Test
  void theStructureOfASpaceTravelsWithIt() throws MalformedRecordException {
    // Given
    JsonNode golden = Schemas.tree(Golden.bytes("action-proposed-of-stages"));
    ActionProposed action = Events.actionProposedOfStages();

    // When
    // Then
    assertThat(EventCodec.decode(Event.class, Schemas.bytes(golden))).isEqualTo(action);
    assertThat(Schemas.tree(EventCodec.encode(action))).isEqualTo(golden);
    assertThat(Schemas.complaints(EventCodec.typeOf(action), golden)).isEmpty();
  }

  @Test
  void aStructureOfTomorrowIsRefused() {
    // Given
    JsonNode golden = Schemas.tree(Golden.bytes("action-proposed-of-stages"));
    ((ObjectNode) golden.path("space")).put("structure", "RINGS");

    // When
    // Then
    assertThatThrownBy(() -> EventCodec.decode(Event.class, Schemas.bytes(golden)))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessageContaining("space.structure is \"RINGS\"; it must be CELLS or STAGES");
    assertThat(Schemas.complaints("io.l2nas.action.proposed.v1", golden)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("events")
  void aFieldOfTomorrowIsIgnored(String file, Event event) throws MalformedRecordException {
    // Given
    JsonNode tree = Schemas.tree(Golden.bytes(file));
    tree.findParents("experiment").forEach(GoldenFilesTest::addUnknownField);
    tree.findParents("metric").forEach(GoldenFilesTest::addUnknownField);
    tree.findParents("choices").forEach(GoldenFilesTest::addUnknownField);

    // When
    Event decoded = EventCodec.decode(Event.class, Schemas.bytes(tree));

    // Then
    assertThat(decoded).isEqualTo(event);
    assertThat(Schemas.complaints(EventCodec.typeOf(event), tree)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("events")
  void theTypeMayStandAnywhere(String file, Event event) throws MalformedRecordException {
    // Given
    ObjectNode tree = (ObjectNode) Schemas.tree(Golden.bytes(file));
    JsonNode type = tree.remove("type");
    tree.set("type", type);

    // When
    Event decoded = EventCodec.decode(Event.class, Schemas.bytes(tree));

    // Then
    assertThat(decoded).isEqualTo(event);
  }

  static Stream<Arguments> eventsOfYesterday() {
    ActionProposed action = Events.actionProposed();
    ExperimentSubmitted submission = Events.experimentSubmitted();
    return Stream.of(
        Arguments.of(
            "action-proposed-without-terms",
            Records.with(action, "terms", EvaluationTerms.DEFAULT)),
        Arguments.of(
            "experiment-submitted-without-attempts",
            Records.with(
                submission,
                "spec",
                Records.with(
                    Records.with(
                        Records.with(
                            Records.with(submission.spec(), "attempts", AttemptSpec.DEFAULT),
                            "budget",
                            BudgetSpec.DEFAULT),
                        "sharing",
                        SharingSpec.DEFAULT),
                    "reuse",
                    ReuseSpec.NONE))));
  }

  @ParameterizedTest
  @MethodSource("eventsOfYesterday")
  void whatWasWrittenBeforeAFieldWasAddedMeansItsDefault(String file, Event event)
      throws MalformedRecordException {
    // When
    Event decoded = EventCodec.decode(Event.class, Golden.bytes(file));

    // Then
    assertThat(decoded).isEqualTo(event);
    assertThat(Schemas.complaints(EventCodec.typeOf(event), Schemas.tree(Golden.bytes(file))))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("requests")
  void bytesDecodeToTheRequest(String file, ExperimentRequest request)
      throws MalformedRecordException {
    // When
    ExperimentRequest decoded = RequestCodec.decode(Golden.bytes(file));

    // Then
    assertThat(decoded).isEqualTo(request);
    assertThat(Schemas.complaints(Schemas.REQUEST, Schemas.tree(Golden.bytes(file)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"experiment-request", "experiment-request-defaults"})
  void requestEncodesToTheJson(String file) throws MalformedRecordException {
    // Given
    ExperimentRequest request = RequestCodec.decode(Golden.bytes(file));

    // When
    JsonNode encoded = Schemas.tree(RequestCodec.encode(request));

    // Then
    assertThat(encoded).isEqualTo(Schemas.tree(Golden.bytes(file)));
  }

  private static void addUnknownField(JsonNode object) {
    ((ObjectNode) object).putObject("fieldOfTomorrow").putArray("x").add(1).addNull();
  }
}
