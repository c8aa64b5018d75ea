package io.l2nas.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.fixtures.Events;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports cannot hold what is not valid, and say which field, what it is and what would be. */
class PoolEventValidationTest {

  static Stream<Refusal> refusals() {
    return Stream.of(evaluator(), slot(), demand(), experiment(), team(), terms(), quarantine())
        .flatMap(refusals -> refusals);
  }

  private static Stream<Refusal> evaluator() {
    EvaluatorReported valid = Events.evaluatorReported();
    return Stream.of(
            Refusal.ofName(valid, "evaluator", "evaluator"),
            Refusal.ofPool(valid),
            Refusal.ofMinimum(valid, "number", 1),
            Refusal.ofMinimum(valid, "slots", 1),
            Refusal.ofText(valid, "device", "device", Require.MAX_LABEL),
            Refusal.ofMissing(valid, "state", "running"),
            ofEntries(valid, "running"))
        .flatMap(refusals -> refusals);
  }

  private static Stream<Refusal> slot() {
    BusySlot valid = Events.evaluatorReported().running().get(0);
    return Stream.of(
            Refusal.ofName(valid, "experiment", "experiment"),
            Refusal.ofMinimum(valid, "step", 0),
            Refusal.ofMinimum(valid, "attempt", 1),
            Refusal.ofSeconds(valid))
        .flatMap(refusals -> refusals);
  }

  private static Stream<Refusal> demand() {
    DemandReported valid = Events.demandReported();
    return Stream.of(
            Refusal.ofPool(valid),
            Refusal.ofMinimum(valid, "partition", 0),
            Refusal.ofMinimum(valid, "number", 1),
            Refusal.ofMissing(valid, "experiments"),
            ofEntries(valid, "experiments"))
        .flatMap(refusals -> refusals);
  }

  private static Stream<Refusal> experiment() {
    ExperimentDemand valid = Events.demandReported().experiments().get(0);
    return Stream.of(
            Refusal.ofName(valid, "experiment", "experiment"),
            Refusal.ofName(valid, "team", "team"),
            Refusal.ofMinimum(valid, "waiting", 0),
            Refusal.ofMinimum(valid, "inFlight", 0),
            Refusal.ofMinimum(valid, "measured", 0),
            Refusal.ofSeconds(valid, "meanSeconds"))
        .flatMap(refusals -> refusals);
  }

  private static Stream<Refusal> team() {
    TeamReported valid = Events.teamReported();
    return Stream.of(
            Refusal.ofName(valid, "team", "team"),
            Refusal.ofMissing(valid, "terms", "day"),
            Stream.of(
                new Refusal(
                    valid,
                    "day",
                    "28.11.",
                    "day is '28.11.'; it must be a day such as 2026-11-28")),
            Refusal.ofSeconds(valid, "usedSeconds"))
        .flatMap(refusals -> refusals);
  }

  private static Stream<Refusal> terms() {
    TeamTerms valid = Events.teamReported().terms();
    return Stream.of(
            Stream.of(0.0, -1.0, 1000.5, Double.NaN)
                .map(weight -> new Refusal(valid, "weight", weight, ofWeight(weight))),
            Refusal.ofMinimum(valid, "maxInFlight", 0),
            Refusal.ofSeconds(valid, "secondsPerDay"))
        .flatMap(refusals -> refusals);
  }

  private static Stream<Refusal> quarantine() {
    QuarantineReported valid = Events.quarantineReported();
    return Stream.of(
            Refusal.ofName(valid, "evaluator", "evaluator"),
            Refusal.ofText(valid, "reason", "reason", Require.MAX_TEXT),
            Refusal.ofMissing(valid, "since"),
            Stream.of(
                new Refusal(
                    valid,
                    "since",
                    "yesterday",
                    "since is 'yesterday'; it must be a time of UTC such as 2026-11-28T17:04:09.250Z")))
        .flatMap(refusals -> refusals);
  }

  private static String ofWeight(double weight) {
    return "weight is %s; it must be from 0.001 to 1000"
        .formatted(String.valueOf(weight).replace(".0", ""));
  }

  private static Stream<Refusal> ofEntries(Record valid, String component) {
    return Stream.of(
        new Refusal(
            valid,
            component,
            Collections.singletonList(null),
            component + "[0] is missing; it is required"));
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
    Refusal.checkComplete(
        refusals(), "ExperimentDemand.priority", "QuarantineReported.quarantined");
  }

  @Test
  void whatWasUsedYesterdayIsNotUsedToday() {
    // Given
    TeamReported team = Events.teamReported();

    // When
    // Then
    assertThat(team.usedSeconds("2026-11-28")).isEqualTo(1234.5);
    assertThat(team.usedSeconds("2026-11-29")).isZero();
  }
}
