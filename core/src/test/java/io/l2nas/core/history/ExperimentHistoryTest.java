package io.l2nas.core.history;

import static io.l2nas.core.fixtures.Outcomes.completed;
import static io.l2nas.core.fixtures.Outcomes.failed;
import static io.l2nas.core.history.Arrivals.outcomes;
import static io.l2nas.core.history.Arrivals.shuffled;
import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.TopChange;
import io.l2nas.contracts.TopEntry;
import io.l2nas.core.fixtures.Experiments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What outcomes lead to, in whatever order they come. */
class ExperimentHistoryTest {
  private static final ExperimentSubmitted SUBMISSION =
      Experiments.of("random").steps(3).topK(2).maxFailures(2).submitted();

  private final ExperimentHistory history = ExperimentHistory.of(SUBMISSION);

  @Test
  void anOutcomeLeadsToTheNextState() {
    // Given
    EvaluationCompleted outcome = completed(0, 5, 1, 0, 3);

    // When
    List<ExperimentEvent> events = history.record(outcome);

    // Then
    FloatVector state = FloatVector.of(0, 1, 0, 1, 0, 0, 0, 0, 1);
    TopEntry entry = new TopEntry("b-x-n", 0, 5, Map.of());
    assertThat(events)
        .containsExactly(
            new StateAdvanced(
                Experiments.NAME,
                1,
                1,
                outcome,
                new TopChange(List.of(entry), List.of()),
                state,
                TrajectoryHash.next("", outcome, state)));
    assertThat(history.top()).containsExactly(entry);
    assertThat(history.applied()).isEqualTo(1);
    assertThat(history.sequence()).isEqualTo(1);
    assertThat(history.uniqueArchitectures()).isEqualTo(1);
  }

  @Test
  void outcomesWaitForTheStepsBeforeThem() {
    // When
    List<ExperimentEvent> early = history.record(completed(1, 6, 1, 0, 0));
    List<ExperimentEvent> due = history.record(completed(0, 5, 0, 0, 0));

    // Then
    assertThat(early).isEmpty();
    assertThat(due).extracting(ExperimentEvent::sequence).containsExactly(1L, 2L);
    assertThat(history.knows(1)).isTrue();
    assertThat(history.knows(2)).isFalse();
  }

  @Test
  void aFailureMovesTheStateOnButNotTheTop() {
    // Given
    history.record(completed(0, 5, 0, 0, 0));
    FloatVector before = FloatVector.of(1, 0, 0, 1, 0, 1, 0, 0, 0);

    // When
    List<ExperimentEvent> events = history.record(failed(1, 2, 1, 1));

    // Then
    StateAdvanced advanced = (StateAdvanced) events.get(0);
    assertThat(advanced.topChange()).isEqualTo(TopChange.NONE);
    assertThat(advanced.state()).isEqualTo(before);
    assertThat(history.failures()).isEqualTo(1);
    assertThat(history.uniqueArchitectures()).isEqualTo(1);
  }

  @Test
  void whileNothingIsKnownTheStateIsUniform() {
    // When
    List<ExperimentEvent> events = history.record(failed(0, 2, 1, 1));

    // Then
    float third = 1f / 3;
    assertThat(((StateAdvanced) events.get(0)).state())
        .isEqualTo(FloatVector.of(third, third, third, 0.5f, 0.5f, 0.25f, 0.25f, 0.25f, 0.25f));
  }

  /** It is a function of the outcomes, not of the order in which they come. */
  @ParameterizedTest
  @ValueSource(ints = {1, 100})
  void anyOrderOfArrivalLeadsToTheSameEvents(int maxFailures) {
    // Given
    Experiments experiment = Experiments.of("random").steps(40).topK(3).maxFailures(maxFailures);
    List<EvaluationOutcome> outcomes = outcomes(40);
    List<ExperimentEvent> expected = record(ExperimentHistory.of(experiment.submitted()), outcomes);

    for (int order = 0; order < 200; order++) {
      // When
      List<ExperimentEvent> events =
          record(ExperimentHistory.of(experiment.submitted()), shuffled(outcomes, order));

      // Then
      assertThat(events).isEqualTo(expected);
    }
    assertThat(expected.get(expected.size() - 1).endsExperiment()).isTrue();
  }

  @Test
  void aSecondOutcomeOfAStepChangesNothing() {
    // Given
    history.record(completed(1, 6, 1, 0, 0));
    history.record(completed(1, 99, 2, 1, 3));

    // When
    history.record(completed(0, 5, 0, 0, 0));
    List<ExperimentEvent> late = history.record(completed(0, 77, 2, 1, 2));

    // Then
    assertThat(late).isEmpty();
    assertThat(history.top()).extracting(TopEntry::value).containsExactly(6.0, 5.0);
  }

  private static List<ExperimentEvent> record(
      ExperimentHistory history, List<EvaluationOutcome> outcomes) {
    List<ExperimentEvent> events = new ArrayList<>();
    outcomes.forEach(outcome -> events.addAll(history.record(outcome)));
    return events;
  }
}
