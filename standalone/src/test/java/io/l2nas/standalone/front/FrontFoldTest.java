package io.l2nas.standalone.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.TopChange;
import io.l2nas.core.experiment.Specification;
import io.l2nas.core.objective.ParetoFront.Point;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrontFoldTest {
  private static final ExperimentSpec SPEC =
      Specification.of(ExperimentRequest.of("top1").tradeOffs(List.of("ms/50")).build());

  private final FrontFold fold = new FrontFold(SPEC, "ms");

  @Test
  void whereValuesAreWeighedTheMetricCounts() {
    // When
    follow(0, "a", 72.5, Map.of("top1", 75.0, "ms", 90.0));

    // Then
    assertThat(fold.front())
        .isEqualTo(new Front("top1", "ms", true, List.of(new Point("a", 0, 75, 90))));
  }

  @Test
  void theFirstScoreOfAnArchitectureCounts() {
    // When
    follow(0, "a", 70, Map.of("ms", 90.0));
    follow(1, "a", 80, Map.of("ms", 10.0));

    // Then
    assertThat(fold.front().points()).containsExactly(new Point("a", 0, 70, 90));
    assertThat(fold.scored()).hasSize(1);
  }

  @Test
  void aScoreWithoutTheMetricIsNoPoint() {
    // When
    follow(0, "a", 70, Map.of("macs", 90.0));

    // Then
    assertThat(fold.scored()).isEmpty();
    assertThat(fold.front().points()).isEmpty();
  }

  private void follow(int step, String architecture, double value, Map<String, Double> reported) {
    EvaluationOutcome outcome =
        new EvaluationCompleted(
            "e1", step, 1, "tester", FloatVector.of(1), architecture, value, 1, reported, 0);
    fold.follow(
        new StateAdvanced(
            "e1",
            step + 1,
            step + 1,
            outcome,
            TopChange.NONE,
            FloatVector.of(1),
            "c0ffee".repeat(10) + "c0de"));
  }
}
