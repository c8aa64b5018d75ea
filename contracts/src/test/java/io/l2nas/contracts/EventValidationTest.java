package io.l2nas.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.fixtures.Events;
import io.l2nas.contracts.fixtures.Records;
import io.l2nas.contracts.fixtures.Specs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events cannot hold what is not valid, and say which field, what it is and what would be. */
class EventValidationTest {
  private static final TopEntry ENTRY = Events.stateAdvanced().topChange().entered().get(0);

  static Stream<Refusal> refusals() {
    return Stream.of(
            proposed(),
            started(),
            progressed(),
            completed(),
            origin(),
            failed(),
            submitted(),
            advanced(),
            statusChanged(),
            topEntry(),
            topChange())
        .flatMap(refusals -> refusals);
  }

  private static Stream<Refusal> proposed() {
    ActionProposed valid = Events.actionProposed();
    return Stream.of(
            Refusal.ofName(valid, "experiment", "experiment"),
            Refusal.ofMinimum(valid, "step", 0),
            Refusal.ofMinimum(valid, "attempt", 1),
            Refusal.ofPool(valid),
            Refusal.ofMissing(valid, "alpha", "space", "evaluator", "reward", "terms"))
        .flatMap(refusals -> refusals);
  }

  private static Stream<Refusal> started() {
    return Stream.of(
            Events.evaluationStarted(), Events.evaluationReleased(), Events.evaluationNotFound())
        .flatMap(EventValidationTest::attempt);
  }

  private static Stream<Refusal> progressed() {
    EvaluationProgressed valid = Events.evaluationProgressed();
    return Stream.of(
            attempt(valid),
            Refusal.ofMinimum(valid, "number", 1),
            Refusal.ofMetrics(valid, "metrics"))
        .flatMap(refusals -> refusals);
  }

  private static Stream<Refusal> completed() {
    EvaluationCompleted valid = Events.evaluationCompleted();
    return Stream.of(
            attempt(valid),
            Refusal.ofMissing(valid, "alpha", "origin"),
            Refusal.ofText(valid, "architecture", "architecture", Require.MAX_TEXT),
            Refusal.ofInfinite(valid, "value"),
            Refusal.ofInfinite(valid, "reward"),
            Refusal.ofMetrics(valid, "reported"),
            Refusal.ofSeconds(valid))
        .flatMap(refusals -> refusals);
  }

  private static Stream<Refusal> origin() {
    Origin valid = Events.evaluationReused().origin().orElseThrow();
    return Stream.of(
            Refusal.ofName(valid, "experiment", "origin experiment"),
            Stream.of(new Refusal(valid, "step", -1, "origin step is -1; it must be at least 0")))
        .flatMap(refusals -> refusals);
  }

  private static Stream<Refusal> failed() {
    EvaluationFailed valid = Events.evaluationFailed();
    return Stream.of(
            attempt(valid),
            Refusal.ofMissing(valid, "alpha", "reason", "message"),
            Refusal.ofText(valid, "architecture", "architecture", Require.MAX_TEXT),
            Stream.of(new Refusal(valid, "message", " ", "message is ' '; it must not be blank")),
            Refusal.ofSeconds(valid))
        .flatMap(refusals -> refusals);
  }

  /** What the events of one attempt share. */
  private static Stream<Refusal> attempt(Record valid) {
    return Stream.of(
            Refusal.ofName(valid, "experiment", "experiment"),
            Refusal.ofMinimum(valid, "step", 0),
            Refusal.ofMinimum(valid, "attempt", 1),
            Refusal.ofName(valid, "evaluator", "evaluator"))
        .flatMap(refusals -> refusals);
  }

  private static Stream<Refusal> submitted() {
    ExperimentSubmitted valid = Events.experimentSubmitted();
    return Stream.of(
            Refusal.ofName(valid, "experiment", "experiment"),
            Stream.of(
                new Refusal(
                    valid,
                    "sequence",
                    1L,
                    "sequence is 1; a submission is event 0 of its experiment")),
            Refusal.ofMissing(valid, "spec", "policy"),
            Stream.of(
                new Refusal(
                    valid,
                    "policy",
                    Optional.of(Specs.policy()),
                    "policy is %s, but the agent of spec begins with none"
                        .formatted(Specs.policy().digest())),
                new Refusal(
                    Events.experimentSubmittedWithPolicy(),
                    "policy",
                    Optional.empty(),
                    "policy is not given, but the agent of spec begins with %s"
                        .formatted(Specs.policy().digest()))))
        .flatMap(refusals -> refusals);
  }

  private static Stream<Refusal> advanced() {
    StateAdvanced valid = Events.stateAdvanced();
    return Stream.of(
            Refusal.ofName(valid, "experiment", "experiment"),
            Refusal.ofMinimum(valid, "sequence", 1),
            Refusal.ofMinimum(valid, "step", 1),
            Refusal.ofMissing(valid, "outcome", "topChange", "state"),
            Refusal.ofDigest(valid, "trajectoryHash"),
            Stream.of(
                new Refusal(
                    valid,
                    "step",
                    1,
                    "outcome is of step 1 of experiment 'toy-1'; state 1 of 'toy-1' follows from step 0"),
                new Refusal(
                    valid,
                    "experiment",
                    "other",
                    "outcome is of step 1 of experiment 'toy-1'; state 2 of 'other' follows from step 1")))
        .flatMap(refusals -> refusals);
  }

  private static Stream<Refusal> statusChanged() {
    ExperimentStatusChanged valid = Events.experimentStatusChanged();
    return Stream.of(
            Refusal.ofName(valid, "experiment", "experiment"),
            Refusal.ofMinimum(valid, "sequence", 1),
            Refusal.ofMissing(valid, "status"),
            Refusal.ofText(valid, "reason", "reason", Require.MAX_TEXT))
        .flatMap(refusals -> refusals);
  }

  private static Stream<Refusal> topEntry() {
    return Stream.of(
            Refusal.ofText(ENTRY, "architecture", "architecture", Require.MAX_TEXT),
            Refusal.ofMinimum(ENTRY, "step", 0),
            Refusal.ofInfinite(ENTRY, "value"),
            Refusal.ofMetrics(ENTRY, "reported"))
        .flatMap(refusals -> refusals);
  }

  private static Stream<Refusal> topChange() {
    TopChange valid = TopChange.NONE;
    return Stream.concat(
        Refusal.ofMissing(valid, "entered", "left"),
        Stream.of(
            new Refusal(
                valid,
                "entered",
                List.of(ENTRY, ENTRY),
                "entered has 2 entries; one outcome brings one architecture at most"),
            new Refusal(
                valid,
                "left",
                List.of(ENTRY),
                "left has 1 entries and entered 0; nothing falls off unless something comes in"),
            new Refusal(
                valid,
                "entered",
                java.util.Collections.singletonList(null),
                "entered[0] is missing; it is required")));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatIsNotValidIsRefused(Refusal refusal) {
    // When
    // Then
    refusal.check();
  }

  @Test
  void everyComponentHasARefusal() {
    // When
    // Then
    Refusal.checkComplete(refusals());
  }

  @Test
  void everyRecordTakesItsLimits() {
    // Given
    String longest = "x".repeat(100);

    // When
    EvaluationCompleted completed = Events.evaluationCompleted();
    completed = Records.with(completed, "experiment", longest);
    completed = Records.with(completed, "evaluator", "0._-");
    completed = Records.with(completed, "step", Integer.MAX_VALUE);
    completed = Records.with(completed, "seconds", 0.0);
    completed = Records.with(completed, "value", -Double.MAX_VALUE);
    completed = Records.with(completed, "architecture", "🙂".repeat(Require.MAX_TEXT));

    // Then
    assertThat(completed.experiment()).isEqualTo(longest);
  }

  @Test
  void aFailureIsNotLostForTheWayItIsWorded() {
    // Given
    String tooLong = "\0\uDC00" + "🙂".repeat(Require.MAX_TEXT);

    // When
    EvaluationFailed failed = Records.with(Events.evaluationFailed(), "message", tooLong);

    // Then
    assertThat(failed.message()).isEqualTo("��" + "🙂".repeat(Require.MAX_TEXT - 2));
  }

  @Test
  void collectionsAreCopied() {
    // Given
    Map<String, Double> metrics = new HashMap<>(Map.of("m", 1.0));
    EvaluationCompleted completed = Records.with(Events.evaluationCompleted(), "reported", metrics);

    // When
    metrics.put("m", Double.NaN);

    // Then
    assertThat(completed.reported()).containsExactly(Map.entry("m", 1.0)).isUnmodifiable();
    assertThat(Events.stateAdvanced().topChange().entered()).isUnmodifiable();
  }
}
