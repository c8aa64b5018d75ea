package io.l2nas.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.BudgetSpec;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationNotFound;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.Origin;
import io.l2nas.contracts.ReuseSpec;
import io.l2nas.contracts.ReuseSpec.Scope;
import io.l2nas.contracts.fixtures.Records;
import io.l2nas.core.fixtures.Experiments;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Before an evaluator is asked, a score of the team may answer: two open steps, a lease of 9 s. */
class RecallTest {
  private static final ExperimentSpec SPEC =
      Records.with(
          DispatchTestBase.EXPERIMENT.submitted().spec(), "reuse", new ReuseSpec(Scope.TEAM, "1"));
  private static final List<ActionProposed> ACTIONS = DispatchTestBase.ACTIONS;

  private final Dispatch dispatch = new Dispatch(Duration.ofSeconds(9));

  @BeforeEach
  void open() {
    dispatch.open(SPEC, Used.NOTHING, ACTIONS, 0);
  }

  @Test
  void everyActionIsAskedForOnceAndNoneIsDispatched() {
    // When
    List<ActionProposed> asked = dispatch.recalls(0);

    // Then
    assertThat(asked).extracting(ActionProposed::step).containsExactly(0, 1);
    assertThat(dispatch.recalls(1)).isEmpty();
    assertThat(due()).isEmpty();
    assertThat(dispatch.demands()).isEmpty();
  }

  @Test
  void whatIsNotFoundIsDispatched() {
    // Given
    dispatch.recalls(0);

    // When
    dispatch.hear(notFound(1), 1);

    // Then
    assertThat(due()).extracting(ActionProposed::step).containsExactly(1);
    assertThat(dispatch.recalls(2)).isEmpty();
  }

  @Test
  void whatIsFoundIsNeverDispatched() {
    // Given
    dispatch.recalls(0);

    // When
    dispatch.hear(found(0), 1);
    dispatch.hear(notFound(0), 2);
    dispatch.giveUpRecalls(nanos(100));

    // Then
    assertThat(due()).extracting(ActionProposed::step).containsExactly(1);
  }

  @Test
  void withoutAnAnswerItIsDispatchedAfterAWhile() {
    // Given
    dispatch.recalls(0);

    // When
    int early = dispatch.giveUpRecalls(nanos(4.9));
    List<ActionProposed> dueEarly = due();
    int given = dispatch.giveUpRecalls(nanos(5.1));

    // Then
    assertThat(early).isZero();
    assertThat(dueEarly).isEmpty();
    assertThat(given).isEqualTo(2);
    assertThat(due()).extracting(ActionProposed::attempt).containsExactly(1, 1);
    assertThat(dispatch.giveUpRecalls(nanos(100))).isZero();
  }

  @Test
  void aLateNotFoundDispatchesNothingTwice() {
    // Given
    dispatch.recalls(0);
    dispatch.giveUpRecalls(nanos(5.1));
    due();

    // When
    dispatch.hear(notFound(0), nanos(5.2));

    // Then
    assertThat(due()).isEmpty();
  }

  @Test
  void whatAnEvaluatorHasIsNotAskedForAfterARestart() {
    // When
    dispatch.hear(DispatchTestBase.started(0, 1, "a"), 0);
    dispatch.found(ACTIONS.get(1), new Place(0, 5));

    // Then
    assertThat(dispatch.recalls(0)).isEmpty();
    assertThat(due()).isEmpty();
  }

  @Test
  void aPausedExperimentAsksWhenItIsResumed() {
    // Given
    dispatch.pause(Experiments.NAME);

    // When
    List<ActionProposed> paused = dispatch.recalls(0);
    dispatch.follow(
        new ExperimentStatusChanged(Experiments.NAME, 1, ExperimentStatus.RUNNING, "resumed"));

    // Then
    assertThat(paused).isEmpty();
    assertThat(dispatch.recalls(1)).hasSize(2);
  }

  @Test
  void whatWasNotFoundBeforeARestartIsNotAskedForAgain() {
    // When
    dispatch.hear(notFound(0), 0);

    // Then
    assertThat(dispatch.recalls(0)).extracting(ActionProposed::step).containsExactly(1);
    assertThat(due()).extracting(ActionProposed::step).containsExactly(0);
  }

  @Test
  void aReusedScoreThatTookTimeIsNoAnswer() {
    // Given
    dispatch.recalls(0);

    // When
    dispatch.hear(Records.with(found(0), "seconds", 3600.0), 1);
    dispatch.hear(notFound(0), 2);

    // Then
    assertThat(due()).extracting(ActionProposed::step).containsExactly(0);
  }

  @Test
  void aLostEvaluatorIsNoReasonToAskAgain() {
    // Given
    dispatch.recalls(0);
    dispatch.hear(notFound(0), 0);
    due();
    dispatch.hear(DispatchTestBase.started(0, 1, "a"), 0);

    // When
    look(9.1);

    // Then
    assertThat(dispatch.recalls(0)).isEmpty();
    assertThat(due()).extracting(ActionProposed::attempt).contains(2);
  }

  /** It takes no time that could be measured, or that a budget would have to pay. */
  @Test
  void aReusedScoreCostsNothing() {
    // Given
    Used used = new Used(3, 30);

    // When
    Used after = used.and(found(0));

    // Then
    assertThat(after).isEqualTo(used);
  }

  /** Else the refusal would end the experiment before a step that may yet have an outcome. */
  @Test
  void aSpentBudgetWaitsForTheAnswers() {
    // Given
    ExperimentSpec poor =
        Records.with(SPEC, "budget", new BudgetSpec(Integer.MAX_VALUE, 10, Double.MAX_VALUE));
    Dispatch spent = new Dispatch(Duration.ofSeconds(9));
    spent.open(poor, new Used(2, 10), ACTIONS, 0);
    spent.recalls(0);
    spent.hear(notFound(1), 0);

    // When
    List<EvaluationFailed> before = spent.failures(0);
    spent.hear(found(0), 0);

    // Then
    assertThat(before).isEmpty();
    assertThat(spent.failures(0)).extracting(EvaluationFailed::step).containsExactly(1);
  }

  private List<ActionProposed> due() {
    return DispatchTestBase.dueOf(dispatch);
  }

  /** Looks several times in so many seconds. */
  private void look(double seconds) {
    for (double now = 0; now < seconds; now += 2.5) {
      dispatch.failures(nanos(now));
    }
    dispatch.failures(nanos(seconds));
  }

  private static long nanos(double seconds) {
    return DispatchTestBase.nanosOf(seconds);
  }

  private static EvaluationNotFound notFound(int step) {
    return new EvaluationNotFound(Experiments.NAME, step, 1, "history");
  }

  private static EvaluationCompleted found(int step) {
    return new EvaluationCompleted(
        Experiments.NAME,
        step,
        1,
        "history",
        ACTIONS.get(step).alpha(),
        DispatchTestBase.architecture(step),
        0.5,
        1,
        Map.of(),
        0,
        Optional.of(new Origin("older", 3)));
  }
}
