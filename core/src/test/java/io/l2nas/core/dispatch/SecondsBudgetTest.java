package io.l2nas.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluationReleased;
import io.l2nas.contracts.EvaluationStarted;
import io.l2nas.contracts.ExperimentDemand;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.fixtures.Records;
import io.l2nas.core.experiment.ExperimentAgent;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.Streams;
import io.l2nas.core.space.SearchSpace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What an experiment's evaluations may take together; its budget is 100 s. */
class SecondsBudgetTest {
  private static final Experiments EXPERIMENT = Experiments.of("random").steps(200).parallelism(8);
  private static final List<ActionProposed> ACTIONS =
      ExperimentAgent.of(EXPERIMENT.submitted()).start();

  private final Dispatch dispatch = new Dispatch(Duration.ofSeconds(30));

  @Test
  void untilOneHasEndedNobodyKnowsWhatTheyTakeSoOneGoesFirst() {
    // When
    open(100, Used.NOTHING);

    // Then
    assertThat(demand().waiting()).isEqualTo(1);
    assertThat(due()).extracting(SecondsBudgetTest::timeout).containsExactly(100.0);
    assertThat(due()).isEmpty();
    assertThat(demand().waiting()).isZero();
  }

  @Test
  void eachReservesItsPartAndGivesBackWhatItDidNotUse() {
    // Given
    open(100, Used.NOTHING);
    due();

    // When
    complete(0, 2);

    // Then
    assertThat(due()).hasSize(7).extracting(SecondsBudgetTest::timeout).containsOnly(14.0);
    assertThat(due()).isEmpty();
  }

  @Test
  void whereThePartIsTooSmallFewerGoAtOnce() {
    // Given
    open(100, Used.NOTHING);
    due();

    // When
    complete(0, 10);

    // Then
    assertThat(demand().waiting()).isEqualTo(2);
    assertThat(due()).hasSize(2).extracting(SecondsBudgetTest::timeout).containsOnly(40.0);
  }

  @Test
  void neverMoreThanAnEvaluationMayTake() {
    // Given
    dispatch.open(budget(1e6), Used.NOTHING, ACTIONS, 0);

    // When
    // Then
    assertThat(due()).extracting(SecondsBudgetTest::timeout).containsExactly(86_400.0);
  }

  @Test
  void whatIsHandedBackReservesNothing() {
    // Given
    open(100, Used.NOTHING);
    due();

    // When
    dispatch.hear(new EvaluationStarted(Experiments.NAME, 0, 1, "a"), 0);
    dispatch.hear(new EvaluationReleased(Experiments.NAME, 0, 1, "a"), 0);

    // Then
    assertThat(due()).extracting(SecondsBudgetTest::timeout).containsExactly(100.0);
  }

  @Test
  void whatWasUsedBeforeIsUsed() {
    // When
    open(100, new Used(4, 64));

    // Then
    assertThat(demand().meanSeconds()).isEqualTo(16);
    assertThat(due()).extracting(SecondsBudgetTest::timeout).containsExactly(36.0);
  }

  @Test
  void whenItIsSpentTheNextStepIsRefusedOnce() {
    // Given
    open(100, Used.NOTHING);
    due();
    complete(0, 60);
    due();

    // When
    complete(1, 39);
    List<EvaluationFailed> failures = dispatch.failures(0);

    // Then
    assertThat(due()).isEmpty();
    assertThat(failures).extracting(EvaluationFailed::step).containsExactly(2);
    assertThat(failures.get(0).reason()).isEqualTo(Reason.BUDGET);
    assertThat(failures.get(0).message())
        .isEqualTo(
            "of the 100.0 evaluation-seconds of the budget (maxEvaluationSeconds) there is not"
                + " enough left for another evaluation");
    assertThat(dispatch.failures(0)).isEmpty();
  }

  /** The two come on two topics, and either may be first. */
  @Test
  void whatWasAppliedBeforeItWasHeardOfIsUsedOnce() {
    // Given
    open(100, Used.NOTHING);
    due();

    // When
    StateAdvanced applied = (StateAdvanced) Streams.of(EXPERIMENT.submitted()).get(1);
    dispatch.follow(
        Records.with(
            applied,
            "outcome",
            Records.with((EvaluationCompleted) applied.outcome(), "seconds", 30.0)));
    complete(0, 30);

    // Then
    assertThat(demand().measured()).isEqualTo(1);
    assertThat(due()).extracting(SecondsBudgetTest::timeout).containsExactly(70.0);
  }

  @Test
  void aStepThatWasEvaluatedAllTheSameDoesNotEndTheSearch() {
    // Given
    open(100, new Used(1, 99));
    assertThat(dispatch.failures(0)).extracting(EvaluationFailed::step).containsExactly(0);

    // When
    dispatch.follow((StateAdvanced) Streams.of(EXPERIMENT.submitted()).get(1));

    // Then
    assertThat(dispatch.failures(0)).extracting(EvaluationFailed::step).containsExactly(1);
  }

  /** Whatever evaluations take, and in whatever order they end. */
  @Test
  void isNeverExceededAndNearlyUsed() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      // Given
      Dispatch fresh = new Dispatch(Duration.ofSeconds(30));
      List<ActionProposed> all =
          ExperimentAgent.of(EXPERIMENT.parallelism(200).submitted()).start();
      fresh.open(budget(100), Used.NOTHING, all, 0);
      List<ActionProposed> running = new ArrayList<>();
      double used = 0;

      // When
      while (fresh.failures(0).isEmpty()) {
        running.addAll(fresh.due(experiment -> 1 + random.nextInt(8)));
        assertThat(used + running.stream().mapToDouble(SecondsBudgetTest::timeout).sum())
            .isLessThanOrEqualTo(100 + 1e-9);
        if (!running.isEmpty()) {
          ActionProposed ended = running.remove(random.nextInt(running.size()));
          double seconds = Math.min(timeout(ended), 1 + 2 * random.nextDouble());
          used += seconds;
          fresh.hear(completed(ended, seconds), 0);
        }
      }

      // Then
      assertThat(running).isEmpty();
      assertThat(used).isBetween(97.0, 100 + 1e-9);
    }
  }

  private void open(double seconds, Used used) {
    dispatch.open(budget(seconds), used, ACTIONS, 0);
  }

  private static ExperimentSpec budget(double seconds) {
    ExperimentSpec spec = EXPERIMENT.submitted().spec();
    return Records.with(
        spec, "budget", Records.with(spec.budget(), "maxEvaluationSeconds", seconds));
  }

  private List<ActionProposed> due() {
    return dispatch.due(experiment -> Integer.MAX_VALUE);
  }

  private ExperimentDemand demand() {
    return dispatch.demands().get("default").get(0);
  }

  private void complete(int step, double seconds) {
    dispatch.hear(completed(ACTIONS.get(step), seconds), 0);
  }

  private static double timeout(ActionProposed action) {
    return action.terms().timeoutSeconds();
  }

  private static EvaluationCompleted completed(ActionProposed action, double seconds) {
    return new EvaluationCompleted(
        action.experiment(),
        action.step(),
        1,
        "a",
        action.alpha(),
        new SearchSpace(action.space()).discretize(action.alpha()).text(),
        0.5,
        3,
        Map.of(),
        seconds);
  }
}
