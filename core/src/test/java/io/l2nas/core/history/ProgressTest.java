package io.l2nas.core.history;

import static io.l2nas.core.fixtures.Outcomes.completed;
import static io.l2nas.core.fixtures.Outcomes.failed;
import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.TopEntry;
import io.l2nas.core.fixtures.Experiments;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a search has come to with each of its events. */
class ProgressTest {
  private static final Optional<TopEntry> FIRST =
      Optional.of(new TopEntry(completed(0, 5, 0, 0, 0).architecture(), 0, 5, Map.of()));

  private final ExperimentHistory history =
      ExperimentHistory.of(Experiments.of("random").steps(3).maxFailures(3).submitted());

  @Test
  void isToldWithEveryEventOfABatch() {
    // Given
    List<EvaluationOutcome> outcomes =
        List.of(failed(2, 0, 0, 0), completed(1, 3, 1, 0, 0), completed(0, 5, 0, 0, 0));

    // When
    HistoryBatch batch = HistoryBatch.decide(Map.of(Experiments.NAME, history), outcomes);

    // Then
    assertThat(batch.told())
        .extracting(HistoryBatch.Told::progress)
        .containsExactly(
            new Progress(1, 1, FIRST, 1, 5, 5, 0),
            new Progress(2, 2, FIRST, 2, 8, 8, 0),
            new Progress(3, 2, FIRST, 2, 8, 8, 0),
            new Progress(3, 2, FIRST, 2, 8, 8, 0));
    assertThat(batch.events()).hasSize(4);
  }

  @Test
  void aNewBestAFailureAndAChangeOfStatusAreMilestones() {
    // Given
    List<EvaluationOutcome> outcomes =
        List.of(completed(0, 5, 0, 0, 0), completed(1, 3, 1, 0, 0), failed(2, 0, 0, 0));

    // When
    HistoryBatch batch = HistoryBatch.decide(Map.of(Experiments.NAME, history), outcomes);

    // Then
    assertThat(batch.told())
        .extracting(HistoryBatch.Told::isMilestone)
        .containsExactly(true, false, true, true);
  }

  @Test
  void aLuckyRepeatIsNoMilestone() {
    // Given
    List<EvaluationOutcome> outcomes =
        List.of(completed(0, 5, 0, 0, 0), completed(1, 9, 0, 0, 0), completed(2, 6, 1, 0, 0));

    // When
    HistoryBatch batch = HistoryBatch.decide(Map.of(Experiments.NAME, history), outcomes);

    // Then
    assertThat(batch.told())
        .extracting(HistoryBatch.Told::isMilestone)
        .containsExactly(true, false, true, true);
  }

  @Test
  void hasNoBestWhileNothingIsScored() {
    // When
    history.record(failed(0, 0, 0, 0));

    // Then
    assertThat(history.progress()).isEqualTo(new Progress(1, 0, Optional.empty(), 0, 0, 0, 0));
  }

  @Test
  void doesNotTakeALuckyRepeatForTheBest() {
    // When
    history.record(completed(0, 5, 0, 0, 0));
    history.record(completed(1, 9, 0, 0, 0));

    // Then
    assertThat(history.progress()).isEqualTo(new Progress(2, 2, FIRST, 1, 14, 14, 0));
  }

  @Test
  void staysFiniteHoweverLargeTheValues() {
    // When
    Progress progress =
        Progress.NONE
            .after(completed(0, 1e308, 0, 0, 0), Optional.empty(), 1)
            .after(completed(1, 1e308, 1, 0, 0), Optional.empty(), 2);

    // Then
    assertThat(progress.values()).isEqualTo(Double.MAX_VALUE);
  }
}
