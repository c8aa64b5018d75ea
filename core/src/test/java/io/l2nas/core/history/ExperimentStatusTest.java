package io.l2nas.core.history;

import static io.l2nas.core.fixtures.Outcomes.completed;
import static io.l2nas.core.fixtures.Outcomes.failed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.core.fixtures.Experiments;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How an experiment ends, and what people may do to it before that. */
class ExperimentStatusTest {
  private static final ExperimentSubmitted SUBMISSION =
      Experiments.of("random").steps(3).topK(2).maxFailures(2).submitted();

  private final ExperimentHistory history = ExperimentHistory.of(SUBMISSION);

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
  void anExperimentThatItsAgentCannotFollowHasFailedWhateverItHasFound() {
    // Given
    history.record(completed(0, 5, 1, 0, 3));
    EvaluationFailed step = (EvaluationFailed) failed(1, 0, 0, 0);

    // When
    List<ExperimentEvent> events =
        history.record(
            new EvaluationFailed(
                step.experiment(),
                step.step(),
                step.attempt(),
                "agent",
                step.alpha(),
                step.architecture(),
                EvaluationFailed.Reason.AGENT,
                "setting learner is 'tensorflow'; set learner=plain",
                0));

    // Then
    assertThat(events)
        .containsExactly(
            new ExperimentStatusChanged(
                Experiments.NAME,
                2,
                ExperimentStatus.FAILED,
                "the agent cannot go on: setting learner is 'tensorflow'; set learner=plain"));
    assertThat(history.applied()).isEqualTo(1);
    assertThat(history.record(completed(1, 9, 1, 1, 1))).isEmpty();
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
}
