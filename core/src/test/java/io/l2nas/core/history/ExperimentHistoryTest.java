package io.l2nas.core.history;

import static io.l2nas.core.fixtures.Outcomes.completed;
import static io.l2nas.core.fixtures.Outcomes.failed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.TopChange;
import io.l2nas.contracts.TopEntry;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.Outcomes;
import io.l2nas.core.random.RandomStream;
import io.l2nas.core.random.RandomStream.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void theLastOutcomeCompletesTheExperiment() {
    // Given
    history.record(completed(0, 5, 0, 0, 0));
    history.record(completed(1, 6, 1, 0, 0));

    // When
    List<ExperimentEvent> events = history.record(completed(2, 7, 2, 0, 0));

    // Then
    assertThat(events).hasSize(2);
    assertThat(events.get(1))
        .isEqualTo(
            new ExperimentStatusChanged(
                Experiments.NAME, 4, ExperimentStatus.COMPLETED, "all 3 steps are done"));
    assertThat(history.status()).isEqualTo(ExperimentStatus.COMPLETED);
    assertThat(history.reason()).isEqualTo("all 3 steps are done");
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

  @Test
  void tooManyFailuresEndTheExperiment() {
    // Given
    history.record(failed(0, 0, 0, 0));
    history.record(completed(2, 9, 1, 1, 1));

    // When
    List<ExperimentEvent> events = history.record(failed(1, 0, 0, 1));

    // Then: step 2 is known, and not applied
    assertThat(events).hasSize(2);
    assertThat(events.get(1))
        .isEqualTo(
            new ExperimentStatusChanged(
                Experiments.NAME,
                3,
                ExperimentStatus.FAILED,
                "2 evaluations failed; maxFailures is 2; the last: it broke"));
    assertThat(history.applied()).isEqualTo(2);
    assertThat(history.record(completed(2, 9, 1, 1, 1))).isEmpty();
  }

  @Test
  void anExperimentOfFailuresAloneHasFailed() {
    // Given a budget that is used up before maxFailures is reached
    ExperimentHistory hopeless =
        ExperimentHistory.of(Experiments.of("random").steps(2).maxFailures(20).submitted());
    hopeless.record(failed(0, 0, 0, 0));

    // When
    List<ExperimentEvent> events = hopeless.record(failed(1, 0, 0, 1));

    // Then
    assertThat(events.get(1))
        .isEqualTo(
            new ExperimentStatusChanged(
                Experiments.NAME,
                3,
                ExperimentStatus.FAILED,
                "all 2 evaluations failed; the last: it broke"));
  }

  @Test
  void aLongFailureIsQuotedInPart() {
    // Given
    ExperimentHistory hopeless =
        ExperimentHistory.of(Experiments.of("random").steps(1).submitted());
    EvaluationFailed failed = (EvaluationFailed) failed(0, 0, 0, 0);
    EvaluationOutcome talkative =
        new EvaluationFailed(
            failed.experiment(),
            failed.step(),
            failed.attempt(),
            failed.evaluator(),
            failed.alpha(),
            failed.architecture(),
            failed.reason(),
            "\ud83d\ude00".repeat(30_000),
            failed.seconds());

    // When
    hopeless.record(talkative);

    // Then
    assertThat(hopeless.reason())
        .isEqualTo("all 1 evaluations failed; the last: " + "\ud83d\ude00".repeat(1000));
  }

  @Test
  void oneScoreCompletesAnExperiment() {
    // Given
    ExperimentHistory lucky =
        ExperimentHistory.of(Experiments.of("random").steps(2).maxFailures(20).submitted());
    lucky.record(completed(0, 5, 0, 0, 0));

    // When
    lucky.record(failed(1, 0, 0, 1));

    // Then
    assertThat(lucky.status()).isEqualTo(ExperimentStatus.COMPLETED);
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

  @Test
  void anOutcomeAfterTheEndChangesNothing() {
    // Given
    history.record(completed(0, 5, 0, 0, 0));
    history.cancel();

    // When
    List<ExperimentEvent> events = history.record(completed(1, 6, 1, 0, 0));

    // Then
    assertThat(events).isEmpty();
    assertThat(history.applied()).isEqualTo(1);
  }

  @Test
  void aPauseDoesNotHoldBackOutcomes() {
    // Given
    ExperimentEvent paused = history.pause();

    // When
    List<ExperimentEvent> events = history.record(completed(0, 5, 0, 0, 0));
    ExperimentEvent resumed = history.resume();

    // Then
    assertThat(paused)
        .isEqualTo(
            new ExperimentStatusChanged(
                Experiments.NAME, 1, ExperimentStatus.PAUSED, "paused on request"));
    assertThat(events).extracting(ExperimentEvent::sequence).containsExactly(2L);
    assertThat(resumed)
        .isEqualTo(
            new ExperimentStatusChanged(
                Experiments.NAME, 3, ExperimentStatus.RUNNING, "resumed on request"));
  }

  @Test
  void aPausedExperimentCanEnd() {
    // Given
    history.pause();

    // When
    history.record(failed(0, 0, 0, 0));
    history.record(failed(1, 0, 0, 1));

    // Then
    assertThat(history.status()).isEqualTo(ExperimentStatus.FAILED);
  }

  @Test
  void aRunningOrPausedExperimentCanBeCancelled() {
    // Given
    ExperimentHistory paused = ExperimentHistory.of(SUBMISSION);
    paused.pause();

    // When
    history.cancel();
    paused.cancel();

    // Then
    assertThat(history.status()).isEqualTo(ExperimentStatus.CANCELLED);
    assertThat(paused.status()).isEqualTo(ExperimentStatus.CANCELLED);
  }

  @Test
  void refusesTransitionsThatMakeNoSense() {
    // Given
    ExperimentHistory paused = ExperimentHistory.of(SUBMISSION);
    paused.pause();
    ExperimentHistory ended = ExperimentHistory.of(SUBMISSION);
    ended.cancel();

    // When
    // Then
    assertThatThrownBy(history::resume)
        .isInstanceOf(IllegalTransitionException.class)
        .hasMessage("experiment 'experiment-1' is RUNNING and cannot become RUNNING");
    assertThatThrownBy(paused::pause)
        .hasMessage("experiment 'experiment-1' is PAUSED and cannot become PAUSED");
    assertThatThrownBy(ended::pause).isInstanceOf(IllegalTransitionException.class);
    assertThatThrownBy(ended::resume).isInstanceOf(IllegalTransitionException.class);
    assertThatThrownBy(ended::cancel)
        .hasMessage("experiment 'experiment-1' is CANCELLED and cannot become CANCELLED");
    assertThat(history.sequence()).isZero();
  }

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

  @Test
  void hasNoObjectionToItsOwnOutcomes() {
    // When
    // Then
    assertThat(history.objection(completed(2, 5, 0, 1, 2))).isEmpty();
    assertThat(history.objection(failed(0, 0, 1, 2))).isEmpty();
  }

  @Test
  void objectsToWhatCannotBeItsOwn() {
    // Given
    EvaluationCompleted valid = completed(0, 5, 0, 1, 2);

    // When
    // Then
    assertThat(history.objection(completed(3, 5, 0, 1, 2)))
        .contains("step is 3; the experiment has 3 steps");
    assertThat(history.objection(with(valid, "other", valid.alpha(), "a-y-m", 5)))
        .contains("experiment is 'other'; this is 'experiment-1'");
    assertThat(history.objection(with(valid, Experiments.NAME, FloatVector.of(1, 2), "a-y-m", 5)))
        .contains("alpha has 2 entries; the space needs 9");
    assertThat(
            history.objection(with(valid, Experiments.NAME, Outcomes.alpha(0, 1, 3), "a-y-m", 5)))
        .contains("architecture is 'a-y-m'; alpha says 'a-y-n'");
    assertThat(history.objection(with(valid, Experiments.NAME, valid.alpha(), "a-y-m", 1e39)))
        .contains("reward is 1.0E39; it must fit a 32-bit float, or no network can learn from it");
  }

  private static EvaluationOutcome with(
      EvaluationCompleted outcome,
      String experiment,
      FloatVector alpha,
      String architecture,
      double reward) {
    return new EvaluationCompleted(
        experiment,
        outcome.step(),
        1,
        outcome.evaluator(),
        alpha,
        architecture,
        outcome.value(),
        reward,
        Map.of(),
        0);
  }

  private static List<ExperimentEvent> record(
      ExperimentHistory history, List<EvaluationOutcome> outcomes) {
    List<ExperimentEvent> events = new ArrayList<>();
    outcomes.forEach(outcome -> events.addAll(history.record(outcome)));
    return events;
  }

  /** One in five failed; values collide and architectures repeat. */
  private static List<EvaluationOutcome> outcomes(int steps) {
    RandomStream random = RandomStream.of(4, Purpose.ACTION, 0);
    List<EvaluationOutcome> outcomes = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      int[] choices = {random.nextInt(3), random.nextInt(2), random.nextInt(4)};
      outcomes.add(
          step % 5 == 3 ? failed(step, choices) : completed(step, random.nextInt(6), choices));
    }
    return outcomes;
  }

  private static List<EvaluationOutcome> shuffled(List<EvaluationOutcome> outcomes, int seed) {
    RandomStream random = RandomStream.of(seed, Purpose.BATCH, 0);
    List<EvaluationOutcome> rest = new ArrayList<>(outcomes);
    List<EvaluationOutcome> shuffled = new ArrayList<>();
    while (!rest.isEmpty()) {
      shuffled.add(rest.remove(random.nextInt(rest.size())));
    }
    return shuffled;
  }
}
