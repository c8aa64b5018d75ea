package io.l2nas.core.history;

import static io.l2nas.core.fixtures.Outcomes.completed;
import static io.l2nas.core.history.Arrivals.outcomes;
import static io.l2nas.core.history.Arrivals.shuffled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.fixtures.Experiments;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A history that is built again from what it said. */
class HistoryReplayTest {
  private static final ExperimentSubmitted SUBMISSION =
      Experiments.of("random").steps(3).topK(2).maxFailures(2).submitted();

  private final ExperimentHistory history = ExperimentHistory.of(SUBMISSION);

  /** Restart at every point of a run with pauses, failures and outcomes that wait. */
  @Test
  void replayRebuildsIt() {
    // Given
    Experiments experiment = Experiments.of("random").steps(40).topK(3).maxFailures(100);
    ExperimentHistory original = ExperimentHistory.of(experiment.submitted());
    List<EvaluationOutcome> arrivals = shuffled(outcomes(40), 1);
    List<ExperimentEvent> said = new ArrayList<>(List.of(experiment.submitted()));

    for (int arrived = 0; arrived < 40; arrived++) {
      said.addAll(original.record(arrivals.get(arrived)));
      if (arrived % 10 == 4) {
        said.add(original.pause());
      } else if (arrived % 10 == 7) {
        said.add(original.resume());
      }

      // When
      ExperimentHistory rebuilt = ExperimentHistory.of(experiment.submitted());
      said.forEach(rebuilt::replay);
      arrivals.subList(0, arrived + 1).forEach(rebuilt::record);

      // Then
      assertThat(rebuilt.status()).isEqualTo(original.status());
      assertThat(rebuilt.reason()).isEqualTo(original.reason());
      assertThat(rebuilt.sequence()).isEqualTo(original.sequence());
      assertThat(rebuilt.applied()).isEqualTo(original.applied());
      assertThat(rebuilt.failures()).isEqualTo(original.failures());
      assertThat(rebuilt.top()).isEqualTo(original.top());
      assertThat(rebuilt.trajectoryHash()).isEqualTo(original.trajectoryHash());
      List<EvaluationOutcome> rest = arrivals.subList(arrived + 1, 40);
      ExperimentHistory undisturbed = ExperimentHistory.of(experiment.submitted());
      said.forEach(undisturbed::replay);
      arrivals.forEach(undisturbed::record);
      rest.forEach(rebuilt::record);
      assertThat(rebuilt.trajectoryHash()).isEqualTo(undisturbed.trajectoryHash());
    }
  }

  @Test
  void replayRefusesWhatWasNeverSaid() {
    // Given
    EvaluationCompleted outcome = completed(0, 5, 0, 0, 0);
    StateAdvanced said = (StateAdvanced) history.record(outcome).get(0);
    StateAdvanced forged =
        new StateAdvanced(
            said.experiment(),
            said.sequence(),
            said.step(),
            completed(0, 6, 0, 0, 0),
            said.topChange(),
            said.state(),
            said.trajectoryHash());

    // When
    // Then
    assertThatThrownBy(() -> ExperimentHistory.of(SUBMISSION).replay(forged))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the stored event experiment-1/1/advanced does not follow from those before it");
    assertThatThrownBy(() -> history.replay(said)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () ->
                ExperimentHistory.of(Experiments.of("random").steps(4).submitted())
                    .replay(SUBMISSION))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void replayRefusesWhatComesAfterTheEnd() {
    // Given
    ExperimentHistory ended = ExperimentHistory.of(SUBMISSION);
    ended.cancel();
    ExperimentEvent resumed =
        new ExperimentStatusChanged(Experiments.NAME, 2, ExperimentStatus.RUNNING, "why not");

    // When
    // Then
    assertThatThrownBy(() -> ended.replay(resumed))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the stored event experiment-1/2/RUNNING comes after the end of the experiment");
  }
}
