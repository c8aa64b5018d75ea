package io.l2nas.core.history;

import static io.l2nas.core.fixtures.Outcomes.completed;
import static io.l2nas.core.fixtures.Outcomes.failed;
import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.Constraint;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.ObjectiveSpec;
import io.l2nas.contracts.Origin;
import io.l2nas.contracts.RewardSpec;
import io.l2nas.contracts.TradeOff;
import io.l2nas.contracts.fixtures.Records;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.Outcomes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which outcomes a history refuses. */
class OutcomeObjectionTest {
  private static final ExperimentSubmitted SUBMISSION =
      Experiments.of("random").steps(3).topK(2).maxFailures(2).submitted();

  private final ExperimentHistory history = ExperimentHistory.of(SUBMISSION);

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

  /** Else its seconds would be paid for by nobody. */
  @Test
  void objectsToAReusedScoreThatTookTime() {
    // Given
    EvaluationCompleted reused =
        Records.with(
            completed(0, 5, 0, 1, 2), "origin", Optional.of(new Origin(Experiments.NAME, 7)));

    // When
    // Then
    assertThat(history.objection(reused)).isEmpty();
    assertThat(history.objection(Records.with(reused, "seconds", 3600.0)))
        .contains("seconds is 3600.0; it must be 0 where a score is reused, as origin says");
  }

  /** Else nobody could say where it ranks. */
  @Test
  void objectsToAScoreWithoutAMetricOfTheObjective() {
    // Given
    ObjectiveSpec wanted =
        new ObjectiveSpec(
            List.of(new Constraint("macs", Constraint.Relation.AT_MOST, 100)), List.of());
    ExperimentSpec spec =
        Records.with(SUBMISSION.spec(), "reward", RewardSpec.exponential().with(wanted));
    ExperimentHistory constrained =
        ExperimentHistory.of(new ExperimentSubmitted(Experiments.NAME, spec));
    EvaluationCompleted without = completed(0, 5, 0, 1, 2);

    // When
    // Then
    assertThat(constrained.objection(without))
        .contains("macs is not among the reported metrics []; the objective needs it");
    assertThat(constrained.objection(Records.with(without, "reported", Map.of("macs", 7.0))))
        .isEmpty();
  }

  /** An evaluator that is older than objectives would tell the metric as it is. */
  @Test
  void objectsToAValueThatIsNotWeighed() {
    // Given
    ObjectiveSpec wanted = new ObjectiveSpec(List.of(), List.of(new TradeOff("ms", 50, -1)));
    ExperimentSpec spec =
        Records.with(SUBMISSION.spec(), "reward", RewardSpec.exponential().with(wanted));
    ExperimentHistory weighed =
        ExperimentHistory.of(new ExperimentSubmitted(Experiments.NAME, spec));
    EvaluationCompleted plain =
        Records.with(
            Records.with(completed(0, 80, 0, 1, 2), "value", 80.0),
            "reported",
            Map.of("ms", 100.0));

    // When
    // Then
    assertThat(weighed.objection(plain))
        .contains(
            "value is 80.0; it must be the reported score weighed by the trade-offs, as an evaluator of this version does");
    assertThat(
            weighed.objection(
                Records.with(
                    Records.with(plain, "value", 40.0),
                    "reported",
                    Map.of("ms", 100.0, "score", 80.0))))
        .isEmpty();
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
}
