package io.l2nas.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluationProgressed;
import io.l2nas.contracts.EvaluationReleased;
import io.l2nas.contracts.EvaluationStarted;
import io.l2nas.contracts.EvaluationTerms;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.core.experiment.ExperimentAgent;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.Streams;
import io.l2nas.core.space.SearchSpace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two open steps, a lease of 9 s, three attempts. */
class DispatchTest {
  private static final Experiments EXPERIMENT = Experiments.of("random").steps(20).parallelism(2);
  private static final List<ActionProposed> ACTIONS =
      ExperimentAgent.of(EXPERIMENT.submitted()).start();

  private final Dispatch dispatch = new Dispatch(Duration.ofSeconds(9));
  private double seconds;

  @BeforeEach
  void open() {
    dispatch.open(ACTIONS);
    assertThat(dispatch.due()).extracting(ActionProposed::attempt).containsExactly(1, 1);
    pass(0);
  }

  @Test
  void dispatchesEveryStepOnceWithItsLease() {
    // Given
    Dispatch fresh = new Dispatch(Duration.ofMillis(1500));

    // When
    fresh.open(ACTIONS);
    fresh.open(ACTIONS);

    // Then
    assertThat(fresh.due())
        .extracting(ActionProposed::terms)
        .containsOnly(new EvaluationTerms(1.5, 86_400, 3));
    assertThat(fresh.due()).isEmpty();
  }

  @Test
  void anEvaluatorThatIsHeardOfKeepsItsLease() {
    // Given
    hear(started(0, 1, "a"));

    // When
    for (int beat = 1; beat <= 30; beat++) {
      assertThat(pass(3)).isEmpty();
      hear(new EvaluationProgressed(Experiments.NAME, 0, 1, "a", beat, Map.of()));
    }

    // Then
    assertThat(pass(9)).isEmpty();
  }

  @Test
  void anActionWhoseLeaseHasEndedIsDispatchedAgain() {
    // Given
    hear(started(0, 1, "a"));

    // When
    // Then
    assertThat(pass(9)).isEmpty();
    assertThat(pass(0.1)).containsExactly(again(0, 2));
    assertThat(pass(100)).isEmpty();
  }

  @Test
  void heartbeatsOfAnEarlierAttemptKeepNothingAlive() {
    // Given
    hear(started(0, 1, "a"));
    assertThat(pass(9.1)).containsExactly(again(0, 2));
    hear(started(0, 2, "b"));

    // When
    pass(5);
    hear(new EvaluationProgressed(Experiments.NAME, 0, 1, "a", 4, Map.of()));
    hear(new EvaluationProgressed(Experiments.NAME, 0, 2, "a", 4, Map.of()));

    // Then
    assertThat(pass(4.1)).containsExactly(again(0, 3));
  }

  @Test
  void anActionInTheQueueMayWaitForEver() {
    // When
    dispatch.found(ACTIONS.get(0), new Place(2, 17));
    dispatch.queueStartsAt("default", Map.of(0, upTo(1_000), 2, upTo(17)), nanos());

    // Then
    assertThat(pass(100_000)).isEmpty();
    assertThat(dispatch.awaitedPools()).containsExactly("default");
  }

  @Test
  void anActionThatTheQueueLostIsDispatchedAgain() {
    // Given
    dispatch.found(ACTIONS.get(0), new Place(2, 17));

    // When
    dispatch.queueStartsAt("default", Map.of(2, upTo(18)), nanos());

    // Then
    assertThat(pass(9)).isEmpty();
    dispatch.queueStartsAt("default", Map.of(2, upTo(19)), nanos());
    assertThat(pass(0.1)).containsExactly(again(0, 2));
  }

  /** The broker may say late how far the queue has come; that it is empty it says at once. */
  @Test
  void nothingIsInAnEmptyQueue() {
    // Given
    dispatch.found(ACTIONS.get(0), new Place(2, 17));

    // When
    dispatch.queueStartsAt("default", Map.of(2, new QueueStart(0, true)), nanos());

    // Then
    assertThat(pass(9.1)).containsExactly(again(0, 2));
  }

  @Test
  void whatWasSaidOfTheQueueBeforeTheActionCameIsTakenBack() {
    // Given
    dispatch.found(ACTIONS.get(0), new Place(2, 17));
    dispatch.queueStartsAt("default", Map.of(2, new QueueStart(0, true)), nanos());

    // When
    pass(5);
    dispatch.queueStartsAt("default", Map.of(2, new QueueStart(0, false)), nanos());

    // Then
    assertThat(pass(1_000)).isEmpty();
  }

  @Test
  void anActionThatTheQueueHandedOutIsNotLost() {
    // Given
    dispatch.found(ACTIONS.get(0), new Place(2, 17));
    dispatch.queueStartsAt("default", Map.of(2, upTo(18)), nanos());

    // When
    pass(8);
    hear(started(0, 1, "a"));

    // Then
    assertThat(pass(8)).isEmpty();
  }

  @Test
  void whatIsHandedBackIsDueAtOnceAndCountsAsNoAttempt() {
    // When
    for (int attempt = 1; attempt <= 50; attempt++) {
      hear(started(0, attempt, "a"));
      hear(new EvaluationReleased(Experiments.NAME, 0, attempt, "a"));

      // Then
      assertThat(pass(0)).containsExactly(again(0, attempt + 1));
    }
    hear(started(0, 51, "a"));
    assertThat(pass(9.1)).containsExactly(again(0, 52));
    hear(started(0, 52, "a"));
    assertThat(pass(9.1)).containsExactly(again(0, 53));
    hear(started(0, 53, "a"));
    assertThat(lostIn(9.1)).hasSize(1);
  }

  @Test
  void nobodyHandsBackWhatAnotherHolds() {
    // Given
    hear(started(0, 1, "a"));

    // When
    hear(new EvaluationReleased(Experiments.NAME, 0, 1, "b"));
    hear(new EvaluationReleased(Experiments.NAME, 0, 7, "a"));

    // Then
    assertThat(pass(8)).isEmpty();
  }

  @Test
  void aStepOverWhichTooManyEvaluatorsAreLostFails() {
    // Given
    for (int attempt = 1; attempt <= 2; attempt++) {
      hear(started(1, attempt, "victim-" + attempt));
      assertThat(pass(9.1)).containsExactly(again(1, attempt + 1));
    }
    hear(started(1, 3, "victim-3"));

    // When
    List<EvaluationFailed> lost = lostIn(9.5);

    // Then
    assertThat(lost)
        .containsExactly(
            new EvaluationFailed(
                Experiments.NAME,
                1,
                3,
                "victim-3",
                ACTIONS.get(1).alpha(),
                architecture(1),
                Reason.LOST,
                "3 of 3 attempts were lost; the last evaluator, 'victim-3', was not heard of for"
                    + " 9.0 s: see its log, or raise maxAttempts",
                9.5));
    assertThat(lostIn(100)).isEmpty();
  }

  @Test
  void anAnswerEndsTheLeaseWhicheverAttemptItIsOf() {
    // Given
    hear(started(0, 1, "a"));
    assertThat(pass(9.1)).containsExactly(again(0, 2));
    hear(started(0, 2, "b"));

    // When
    hear(completed(0, 1, architecture(0), 3.5));
    hear(started(0, 3, "c"));

    // Then
    assertThat(pass(100)).isEmpty();
  }

  /** What the history refuses ends no lease, or the step would stay open for ever. */
  @Test
  void anAnswerThatTheHistoryWouldRefuseIsNone() {
    // Given
    hear(started(0, 1, "a"));

    // When
    hear(completed(0, 1, "another|architecture", 3.5));
    hear(completed(0, 1, architecture(0), 1e300));
    hear(completed(1, 1, architecture(0), 3.5));
    hear(new EvaluationStarted("another-experiment", 0, 1, "a"));

    // Then
    assertThat(pass(9.1)).containsExactly(again(0, 2));
  }

  @Test
  void aForgedAttemptCannotUseUpTheOthers() {
    // When
    hear(started(0, Integer.MAX_VALUE, "forger"));

    // Then
    assertThat(pass(1_000)).isEmpty();
    assertThat(dispatch.awaitedPools()).containsExactly("default");
  }

  /** Who did not listen cannot say that nobody spoke. */
  @Test
  void theTimeInWhichTheAgentWasAwayDoesNotCount() {
    // Given
    hear(started(0, 1, "a"));
    pass(5);

    // When
    seconds += 60;

    // Then
    assertThat(dispatch.remedies(nanos()).again()).isEmpty();
    assertThat(pass(4)).isEmpty();
    assertThat(pass(0.1)).containsExactly(again(0, 2));
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
    dispatch.close(applied);

    // Then
    assertThat(pass(9.1)).containsExactly(again(1, 2));
  }

  @Test
  void anExperimentThatHasEndedIsClosed() {
    // Given
    hear(started(0, 1, "a"));

    // When
    dispatch.close(
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
    restarted.open(ACTIONS);

    // When
    restarted.hear(started(0, 1, "a"), 0);
    restarted.hear(started(0, 2, "b"), 0);
    restarted.found(ACTIONS.get(1), new Place(0, 5));

    // Then
    assertThat(restarted.due()).isEmpty();
    assertThat(restarted.remedies(0).again()).isEmpty();
    assertThat(restarted.remedies(nanosOf(3)).again()).isEmpty();
    assertThat(restarted.remedies(nanosOf(6)).again()).isEmpty();
    assertThat(restarted.remedies(nanosOf(9)).again()).isEmpty();
    assertThat(restarted.remedies(nanosOf(9.1)).again())
        .extracting(ActionProposed::step, ActionProposed::attempt)
        .containsExactly(tuple(0, 3));
  }

  private void hear(EvaluationEvent event) {
    dispatch.hear(event, nanos());
  }

  /** Looks several times in so many seconds; returns what was dispatched again. */
  private List<ActionProposed> pass(double duration) {
    return inSteps(duration).again();
  }

  private List<EvaluationFailed> lostIn(double duration) {
    return inSteps(duration).lost();
  }

  private Remedies inSteps(double duration) {
    double end = seconds + duration;
    Remedies remedies = new Remedies(List.of(), List.of());
    while (seconds < end || duration == 0) {
      seconds = Math.min(end, seconds + 2.5);
      remedies = dispatch.remedies(nanos());
      if (duration == 0 || !remedies.again().isEmpty() || !remedies.lost().isEmpty()) {
        break;
      }
    }
    return remedies;
  }

  private static QueueStart upTo(long offset) {
    return new QueueStart(offset, false);
  }

  private long nanos() {
    return nanosOf(seconds);
  }

  private static long nanosOf(double seconds) {
    return Math.round(seconds * 1e9);
  }

  private static EvaluationStarted started(int step, int attempt, String evaluator) {
    return new EvaluationStarted(Experiments.NAME, step, attempt, evaluator);
  }

  private static EvaluationCompleted completed(
      int step, int attempt, String architecture, double reward) {
    return new EvaluationCompleted(
        Experiments.NAME,
        step,
        attempt,
        "a",
        ACTIONS.get(0).alpha(),
        architecture,
        0.5,
        reward,
        Map.of(),
        1);
  }

  private static String architecture(int step) {
    ActionProposed action = ACTIONS.get(step);
    return new SearchSpace(action.space()).discretize(action.alpha()).text();
  }

  private static ActionProposed again(int step, int attempt) {
    ActionProposed action = ACTIONS.get(step);
    return action.dispatched(attempt, action.terms().withLease(9));
  }
}
