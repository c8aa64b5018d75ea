package io.l2nas.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluationProgressed;
import io.l2nas.contracts.EvaluationReleased;
import io.l2nas.contracts.EvaluationStarted;
import io.l2nas.core.fixtures.Experiments;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who holds an action, and until when. */
class LeaseTest extends DispatchTestBase {

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
  void tellsOnceThatAnEvaluatorWasLost() {
    // Given
    hear(started(0, 1, "victim"));
    hear(started(1, 1, "deserter"));
    hear(new EvaluationReleased(Experiments.NAME, 1, 1, "deserter"));

    // When
    pass(0);
    pass(9.1);

    // Then
    assertThat(dispatch.losses()).isEqualTo(Map.of("default", 1));
    assertThat(dispatch.losses()).isEmpty();
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
    sleep(60);

    // Then
    assertThat(dispatch.failures(nanos())).isEmpty();
    assertThat(dueOf(dispatch)).isEmpty();
    assertThat(pass(4)).isEmpty();
    assertThat(pass(0.1)).containsExactly(again(0, 2));
  }
}
