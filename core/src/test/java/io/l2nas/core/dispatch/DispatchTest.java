package io.l2nas.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationReleased;
import io.l2nas.contracts.EvaluationTerms;
import io.l2nas.contracts.ExperimentDemand;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.Streams;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** From an action that is due to its outcome. */
class DispatchTest extends DispatchTestBase {
  private static final ExperimentSpec SPEC = EXPERIMENT.submitted().spec();

  @Test
  void dispatchesEveryStepOnceWithItsLease() {
    // Given
    Dispatch fresh = new Dispatch(Duration.ofMillis(1500));

    // When
    fresh.open(SPEC, Used.NOTHING, ACTIONS, 0);
    fresh.open(SPEC, Used.NOTHING, ACTIONS, 0);

    // Then
    assertThat(dueOf(fresh))
        .extracting(ActionProposed::terms)
        .containsOnly(new EvaluationTerms(1.5, 86_400, 3));
    assertThat(dueOf(fresh)).isEmpty();
  }

  @Test
  void knowsHowLongAnActionHasWaitedForItsEvaluator() {
    // Given
    sleep(2);
    hear(started(0, 1, "a"));

    // When // Then
    assertThat(dispatch.waited(Experiments.NAME, 0)).hasValue(2);
    assertThat(dispatch.waited(Experiments.NAME, 1)).isEmpty();
    assertThat(dispatch.waited(Experiments.NAME, 7)).isEmpty();
    assertThat(dispatch.waited("exp-nobody", 0)).isEmpty();
  }

  @Test
  void anActionThatIsDispatchedAgainHasWaitedFromItsBeginning() {
    // Given
    hear(started(0, 1, "a"));
    sleep(3);
    hear(started(0, 2, "b"));

    // When // Then
    assertThat(dispatch.waited(Experiments.NAME, 0)).hasValue(3);
  }

  @Test
  void anExperimentThatNobodyFollowsIsForgotten() {
    // Given
    hear(started(0, 1, "a"));

    // When
    dispatch.forget(Experiments.NAME);

    // Then
    assertThat(pass(100)).isEmpty();
  }

  @Test
  void aStepThatWasAppliedIsClosed() {
    // Given
    hear(started(0, 1, "a"));
    hear(started(1, 1, "b"));

    // When
    ExperimentEvent applied = Streams.of(EXPERIMENT.submitted()).get(1);
    dispatch.follow(applied);

    // Then
    assertThat(pass(9.1)).containsExactly(again(1, 2));
  }

  @Test
  void anExperimentThatHasEndedIsClosed() {
    // Given
    hear(started(0, 1, "a"));

    // When
    dispatch.follow(
        new ExperimentStatusChanged(Experiments.NAME, 1, ExperimentStatus.CANCELLED, "enough"));

    // Then
    assertThat(pass(100)).isEmpty();
    assertThat(dispatch.awaitedPools()).isEmpty();
  }

  /** As an agent does that starts: it opens the steps, and reads what happened to them. */
  @Test
  void whatTheLogAndTheQueueTellIsNotDispatchedAgain() {
    // Given
    Dispatch restarted = new Dispatch(Duration.ofSeconds(9));
    restarted.open(SPEC, Used.NOTHING, ACTIONS, 0);

    // When
    restarted.hear(started(0, 1, "a"), 0);
    restarted.hear(started(0, 2, "b"), 0);
    restarted.found(ACTIONS.get(1), new Place(0, 5));

    // Then
    assertThat(dueOf(restarted)).isEmpty();
    for (double at = 0; at <= 9; at += 3) {
      assertThat(restarted.failures(nanosOf(at))).isEmpty();
      assertThat(dueOf(restarted)).isEmpty();
    }
    assertThat(restarted.failures(nanosOf(9.1))).isEmpty();
    assertThat(dueOf(restarted))
        .extracting(ActionProposed::step, ActionProposed::attempt)
        .containsExactly(tuple(0, 3));
  }

  @Test
  void noMoreIsDispatchedThanIsGranted() {
    // Given
    Dispatch fresh = new Dispatch(Duration.ofSeconds(9));
    fresh.open(SPEC, Used.NOTHING, ACTIONS, 0);

    // When
    // Then
    assertThat(fresh.due(experiment -> 0)).isEmpty();
    assertThat(fresh.demands().get("default")).containsExactly(demand(2, 0));
    assertThat(fresh.due(experiment -> experiment.equals(Experiments.NAME) ? 1 : 0))
        .extracting(ActionProposed::step)
        .containsExactly(0);
    assertThat(fresh.demands().get("default")).containsExactly(demand(1, 1));
    assertThat(fresh.due(experiment -> 5)).extracting(ActionProposed::step).containsExactly(1);
    assertThat(fresh.demands().get("default")).containsExactly(demand(0, 2));
  }

  @Test
  void whatIsLostWaitsAgain() {
    // Given
    hear(started(0, 1, "a"));
    hear(started(1, 1, "b"));

    // When
    hear(new EvaluationReleased(Experiments.NAME, 1, 1, "b"));

    // Then
    assertThat(dispatch.demands().get("default")).containsExactly(demand(1, 1));
  }

  @Test
  void whatIsAnsweredAsksForNothing() {
    // When
    hear(completed(0, 1, architecture(0), 3.5));
    hear(completed(0, 1, architecture(0), 3.5));

    // Then
    assertThat(dispatch.demands().get("default"))
        .containsExactly(new ExperimentDemand(Experiments.NAME, SPEC.team(), 0, 0, 1, 1, 1.0));
    dispatch.follow(Streams.of(EXPERIMENT.submitted()).get(1));
    dispatch.follow(Streams.of(EXPERIMENT.submitted()).get(2));
    assertThat(dispatch.demands()).isEmpty();
  }

  @Test
  void aPausedExperimentAsksForNothingMore() {
    // Given
    hear(new EvaluationReleased(Experiments.NAME, 0, 1, "a"));
    hear(started(0, 1, "a"));
    hear(new EvaluationReleased(Experiments.NAME, 0, 1, "a"));

    // When
    dispatch.follow(status(1, ExperimentStatus.PAUSED));

    // Then
    assertThat(dueOf(dispatch)).isEmpty();
    assertThat(dispatch.demands().get("default")).containsExactly(demand(0, 1));
    dispatch.follow(status(2, ExperimentStatus.RUNNING));
    assertThat(dueOf(dispatch)).containsExactly(again(0, 2));
  }

  @Test
  void anExperimentThatIsFoundPausedStaysSo() {
    // Given
    Dispatch restarted = new Dispatch(Duration.ofSeconds(9));
    restarted.open(SPEC, Used.NOTHING, ACTIONS, 0);

    // When
    restarted.pause(Experiments.NAME);

    // Then
    assertThat(dueOf(restarted)).isEmpty();
  }

  private static ExperimentStatusChanged status(long sequence, ExperimentStatus status) {
    return new ExperimentStatusChanged(Experiments.NAME, sequence, status, "on request");
  }

  private static ExperimentDemand demand(int waiting, int inFlight) {
    return new ExperimentDemand(Experiments.NAME, SPEC.team(), 0, waiting, inFlight, 0, 0);
  }
}
