package io.l2nas.core.history;

import static io.l2nas.core.fixtures.Outcomes.completed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.history.HistoryBatch.Rejection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryBatchTest {
  private final ExperimentHistory history =
      ExperimentHistory.of(Experiments.of("random").steps(3).submitted());
  private final Map<String, ExperimentHistory> known = Map.of(Experiments.NAME, history);

  @Test
  void tellsFirstOutcomesFromLateOnes() {
    // Given
    EvaluationOutcome second = completed(1, 6, 1, 0, 0);
    EvaluationOutcome again = completed(1, 7, 1, 0, 0);
    EvaluationOutcome first = completed(0, 5, 0, 0, 0);

    // When
    HistoryBatch batch = HistoryBatch.decide(known, List.of(second, again, first));

    // Then
    assertThat(batch.firsts()).containsExactly(second, first);
    assertThat(batch.late()).containsExactly(again);
    assertThat(batch.rejected()).isEmpty();
    assertThat(batch.events()).hasSize(2);
  }

  @Test
  void saysWhatItsDecisionStandsOn() {
    // Given
    history.record(completed(0, 5, 0, 0, 0));
    history.record(completed(2, 6, 1, 0, 0));

    // When
    HistoryBatch batch = HistoryBatch.decide(known, List.of(completed(1, 7, 2, 0, 0)));

    // Then
    assertThat(batch.versions())
        .containsExactly(Map.entry(Experiments.NAME, new HistoryVersion(1, 1)));
  }

  @Test
  void nothingIsSaidOfExperimentsThatAreNotChanged() {
    // Given
    history.cancel();

    // When
    HistoryBatch batch = HistoryBatch.decide(known, List.of(completed(0, 5, 0, 0, 0)));

    // Then
    assertThat(batch.versions()).isEmpty();
  }

  @Test
  void rejectsWhatNobodyCanUse() {
    // Given
    EvaluationOutcome beyond = completed(3, 5, 0, 0, 0);
    EvaluationOutcome foreign =
        new EvaluationCompleted(
            "other", 0, 1, "one", completed(0, 1, 0, 0, 0).alpha(), "a-x-k", 1, 1, Map.of(), 0);

    // When
    HistoryBatch batch = HistoryBatch.decide(known, List.of(beyond, foreign));

    // Then
    assertThat(batch.rejected())
        .containsExactly(
            new Rejection(beyond, "step is 3; the experiment has 3 steps"),
            new Rejection(foreign, "experiment 'other' is unknown"));
    assertThat(batch.firsts()).isEmpty();
    assertThat(batch.events()).isEmpty();
  }

  @Test
  void anOutcomeOfAnExperimentThatHasEndedIsLate() {
    // Given
    history.cancel();
    EvaluationOutcome outcome = completed(0, 5, 0, 0, 0);

    // When
    HistoryBatch batch = HistoryBatch.decide(known, List.of(outcome));

    // Then
    assertThat(batch.late()).containsExactly(outcome);
    assertThat(batch.events()).isEmpty();
  }

  @Test
  void isNotChangedByAnyone() {
    // Given
    HistoryBatch batch = HistoryBatch.decide(known, List.of(completed(0, 5, 0, 0, 0)));

    // When
    // Then
    assertThatThrownBy(() -> batch.events().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> batch.firsts().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
