package io.l2nas.core.history;

import static io.l2nas.core.fixtures.Outcomes.completed;
import static io.l2nas.core.fixtures.Outcomes.failed;
import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.core.fixtures.Experiments;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What a search has come to with each of its events. */
class ProgressTest {
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
            new Progress(1, 1, OptionalDouble.of(5), 1, 5, 5, 0),
            new Progress(2, 2, OptionalDouble.of(5), 2, 8, 8, 0),
            new Progress(3, 2, OptionalDouble.of(5), 2, 8, 8, 0),
            new Progress(3, 2, OptionalDouble.of(5), 2, 8, 8, 0));
    assertThat(batch.events()).hasSize(4);
  }

  @Test
  void hasNoBestWhileNothingIsScored() {
    // When
    history.record(failed(0, 0, 0, 0));

    // Then
    assertThat(history.progress())
        .isEqualTo(new Progress(1, 0, OptionalDouble.empty(), 0, 0, 0, 0));
  }

  @Test
  void doesNotTakeALuckyRepeatForTheBest() {
    // When
    history.record(completed(0, 5, 0, 0, 0));
    history.record(completed(1, 9, 0, 0, 0));

    // Then
    assertThat(history.progress())
        .isEqualTo(new Progress(2, 2, OptionalDouble.of(5), 1, 14, 14, 0));
  }

  @Test
  void staysFiniteHoweverLargeTheValues() {
    // When
    Progress progress =
        Progress.NONE
            .after(completed(0, 1e308, 0, 0, 0), OptionalDouble.of(1e308), 1)
            .after(completed(1, 1e308, 1, 0, 0), OptionalDouble.of(1e308), 2);

    // Then
    assertThat(progress.values()).isEqualTo(Double.MAX_VALUE);
  }
}
