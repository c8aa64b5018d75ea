package io.l2nas.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.Constraint;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.EvaluationTerms;
import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.ObjectiveSpec;
import io.l2nas.contracts.RewardSpec;
import io.l2nas.contracts.TradeOff;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.space.Architecture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of a score where more counts than the metric. */
class WeighedEvaluationTest {
  private static final ObjectiveSpec OBJECTIVE =
      new ObjectiveSpec(
          List.of(new Constraint("macs", Constraint.Relation.AT_MOST, 100)),
          List.of(new TradeOff("latency", 50, -1)));

  @Test
  void theValueIsWeighedAndTheMetricIsReported() {
    // When
    EvaluationCompleted completed =
        completed(evaluate(new Score(80, 0.8, Map.of("macs", 200.0, "latency", 100.0))));

    // Then
    assertThat(completed.value()).isEqualTo(40);
    assertThat(completed.reported())
        .isEqualTo(Map.of("top1", 80.0, "macs", 200.0, "latency", 100.0));
    assertThat(completed.reward()).isCloseTo(Math.pow(100, 0.2), within(1e-12));
  }

  @Test
  void aMetricThatTheObjectiveNeedsMustBeReported() {
    // When
    EvaluationOutcome outcome = evaluate(new Score(80, 0.8, Map.of("macs", 200.0)));

    // Then
    assertThat(failed(outcome).reason()).isEqualTo(Reason.INVALID_REQUEST);
    assertThat(failed(outcome).message())
        .isEqualTo("latency is not among the reported metrics [macs]; the objective needs it");
  }

  @Test
  void aWeightBeyondAllNumbersFails() {
    // When
    EvaluationOutcome outcome =
        evaluate(new Score(1e300, 0.8, Map.of("macs", 1.0, "latency", 1e-300)));

    // Then
    assertThat(failed(outcome).reason()).isEqualTo(Reason.NON_FINITE);
  }

  private static EvaluationOutcome evaluate(Score score) {
    ArchitectureEvaluator evaluator =
        new ArchitectureEvaluator() {
          @Override
          public String name() {
            return "scripted";
          }

          @Override
          public Score score(Architecture architecture, EvaluatorSpec spec, Progress progress) {
            return score;
          }
        };
    return new ActionEvaluation(List.of(evaluator), "evaluator-1", () -> 0)
        .evaluate(
            new ActionProposed(
                Experiments.NAME,
                0,
                1,
                "default",
                FloatVector.of(1, 0, 0, 1, 0, 1, 0, 0, 0),
                Experiments.UNEVEN.definition(),
                new EvaluatorSpec("scripted", "top1", List.of("macs", "latency"), Map.of()),
                RewardSpec.exponential().with(OBJECTIVE),
                EvaluationTerms.DEFAULT));
  }

  private static EvaluationCompleted completed(EvaluationOutcome outcome) {
    return outcome
        .<Optional<EvaluationCompleted>>match(Optional::of, f -> Optional.empty())
        .orElseThrow();
  }

  private static EvaluationFailed failed(EvaluationOutcome outcome) {
    return outcome
        .<Optional<EvaluationFailed>>match(c -> Optional.empty(), Optional::of)
        .orElseThrow();
  }
}
