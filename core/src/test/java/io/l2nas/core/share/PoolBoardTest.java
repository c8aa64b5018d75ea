package io.l2nas.core.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.l2nas.contracts.BusySlot;
import io.l2nas.contracts.DemandReported;
import io.l2nas.contracts.EvaluatorReported;
import io.l2nas.contracts.EvaluatorState;
import io.l2nas.contracts.ExperimentDemand;
import io.l2nas.contracts.QuarantineReported;
import io.l2nas.contracts.TeamReported;
import io.l2nas.contracts.TeamTerms;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How pools stand, as their reports tell. */
class PoolBoardTest {
  private static final String TODAY = "2026-11-28";

  private final PoolBoard board = new PoolBoard();

  @Test
  void thereAreAsManySlotsAsEvaluatorsTake() {
    // When
    report("a", "gpu", EvaluatorState.TAKING, 2, 0);
    report("b", "gpu", EvaluatorState.TAKING, 3, 0);
    report("c", "gpu", EvaluatorState.DRAINING, 5, 0);
    report("d", "cpu", EvaluatorState.TAKING, 7, 0);
    report("e", "gpu", EvaluatorState.QUARANTINED, 9, 0);

    // Then
    assertThat(pool("gpu", 1).slots()).isEqualTo(5);
    assertThat(pool("gpu", 1).sharedSlots()).isEqualTo(5);
    assertThat(pool("gpu", 1).evaluators())
        .extracting(EvaluatorReported::evaluator)
        .containsExactly("a", "b", "c", "e");
    assertThat(pool("cpu", 1).slots()).isEqualTo(7);
    assertThat(pool("other", 1).slots()).isZero();
  }

  @Test
  void theLatestReportCounts() {
    // When
    report("a", "gpu", EvaluatorState.TAKING, 2, 0);
    report("a", "gpu", EvaluatorState.TAKING, 4, 1);
    demand("gpu", 0, 1, new ExperimentDemand("e", "t", 0, 5, 0, 0, 0));
    demand("gpu", 1, 1, new ExperimentDemand("f", "t", 0, 7, 0, 0, 0));
    demand("gpu", 0, 2);

    // Then
    assertThat(pool("gpu", 2).slots()).isEqualTo(4);
    assertThat(pool("gpu", 2).demands())
        .extracting(ExperimentDemand::experiment)
        .containsExactly("f");
  }

  @Test
  void whoSaysThatHeLeavesIsGoneAtOnceAndWhoSaysNothingAfterAWhile() {
    // When
    report("a", "gpu", EvaluatorState.TAKING, 2, 0);
    report("b", "gpu", EvaluatorState.TAKING, 3, 0);
    demand("gpu", 0, 0, new ExperimentDemand("e", "t", 0, 5, 0, 0, 0));
    report("b", "gpu", EvaluatorState.GONE, 3, 1);

    // Then
    assertThat(pool("gpu", 15).slots()).isEqualTo(2);
    assertThat(pool("gpu", 15.1).slots()).isZero();
    assertThat(pool("gpu", 15.1).demands()).isEmpty();
  }

  @Test
  void whatRunsGoesOnBetweenReports() {
    // When
    board.hear(
        new EvaluatorReported(
            "a",
            "gpu",
            1,
            EvaluatorState.TAKING,
            1,
            "cpu",
            List.of(new BusySlot("e", 3, 1, 100.5))),
        nanos(10));

    // Then
    assertThat(pool("gpu", 14).evaluators().get(0).running().get(0).seconds())
        .isCloseTo(104.5, within(1e-9));
  }

  @Test
  void aTeamOfWhichNothingWasSaidHasTheDefault() {
    // When
    board.hear(new TeamReported("t", new TeamTerms(2, 5, 100), TODAY, 40), 0);

    // Then
    PoolState pool = pool("gpu", 1_000_000);
    assertThat(pool.limits("t")).isEqualTo(new TeamLimits(new TeamTerms(2, 5, 100), 40));
    assertThat(pool.limits("u")).isEqualTo(TeamLimits.DEFAULT);
    assertThat(board.pool("gpu", 0, "2026-11-29").limits("t").usedSeconds()).isZero();
  }

  /** Its experiment was cancelled; nobody stops it, and nobody can have its slot yet. */
  @Test
  void aSlotWithAnAbandonedEvaluationIsNotShared() {
    // When
    board.hear(
        new EvaluatorReported(
            "a",
            "gpu",
            1,
            EvaluatorState.TAKING,
            4,
            "cpu",
            List.of(new BusySlot("cancelled", 3, 1, 100), new BusySlot("e", 3, 1, 100))),
        0);
    demand("gpu", 0, 0, new ExperimentDemand("e", "t", 0, 9, 1, 0, 0));

    // Then
    assertThat(pool("gpu", 0).slots()).isEqualTo(4);
    assertThat(pool("gpu", 0).sharedSlots()).isEqualTo(3);
  }

  @Test
  void theBacklogIsWhatWaitsAndRunsAtWhatItTakes() {
    // When
    demand(
        "gpu",
        0,
        0,
        new ExperimentDemand("e", "t", 0, 5, 2, 10, 60),
        new ExperimentDemand("f", "t", 0, 3, 0, 30, 20),
        new ExperimentDemand("unmeasured", "t", 0, 2, 0, 0, 0));

    // Then
    assertThat(pool("gpu", 1).outstandingSeconds())
        .isCloseTo(7 * 60 + 3 * 20 + 2 * 30, within(1e-9));
    assertThat(pool("gpu", 1).outstandingActions()).isEqualTo(7 + 3 + 2);
  }

  @Test
  void anEvaluationIsNotTakenToLastLessThanItHasLastedAlready() {
    // When
    demand("gpu", 0, 0, new ExperimentDemand("e", "t", 0, 9, 1, 0, 0));

    // Then
    assertThat(pool("gpu", 0).outstandingSeconds()).isEqualTo(10);
    board.hear(
        new EvaluatorReported(
            "a", "gpu", 1, EvaluatorState.TAKING, 1, "cpu", List.of(new BusySlot("e", 0, 1, 300))),
        0);
    assertThat(pool("gpu", 0).outstandingSeconds()).isEqualTo(3000);
  }

  @Test
  void whoIsInQuarantineIsKnownUntilHeIsReleased() {
    // Given
    QuarantineReported held = quarantine("a", true);

    // When
    board.hear(held, 0);
    board.hear(quarantine("b", true), 0);
    board.hear(quarantine("b", false), nanos(1));

    // Then
    report("a", "gpu", EvaluatorState.QUARANTINED, 1, 2);
    report("b", "gpu", EvaluatorState.TAKING, 1, 2);
    assertThat(pool("gpu", 2).evaluatorsInQuarantine()).isEqualTo(1);
    assertThat(pool("cpu", 2).evaluatorsInQuarantine()).isZero();

    // And however long that is
    assertThat(pool("gpu", 1_000_000).quarantined()).isEqualTo(Map.of("a", held));
  }

  private static QuarantineReported quarantine(String evaluator, boolean quarantined) {
    return new QuarantineReported(evaluator, quarantined, "it fails", "2026-11-28T17:04:09.250Z");
  }

  private PoolState pool(String name, double seconds) {
    return board.pool(name, nanos(seconds), TODAY);
  }

  private void report(
      String evaluator, String pool, EvaluatorState state, int slots, double seconds) {
    board.hear(
        new EvaluatorReported(evaluator, pool, 1, state, slots, "cpu", List.of()), nanos(seconds));
  }

  private void demand(String pool, int partition, double seconds, ExperimentDemand... demands) {
    board.hear(new DemandReported(pool, partition, 1, List.of(demands)), nanos(seconds));
  }

  private static long nanos(double seconds) {
    return Math.round(seconds * 1e9);
  }
}
