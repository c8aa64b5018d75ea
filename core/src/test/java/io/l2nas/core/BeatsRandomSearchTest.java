package io.l2nas.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.FunctionEvaluator;
import io.l2nas.core.space.Architecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * On a synthetic function of the space of NAS-Bench-201, 300 steps, eight fixed seeds, accuracies
 * in per cent. The function's best is 88.7 and its median 68.7; the thousandth part of the cells is
 * above 86.7.
 *
 * <p>Seen when this was written: best found 88.1 on average against 85.3 of random search; the last
 * hundred actions 79.7 on average against 68.9.
 */
class BeatsRandomSearchTest {
  private static final int SEEDS = 8;
  private static final int STEPS = 300;

  /** A learning rate that suits the task, unlike the paper's (algorithm.md, section 2.3). */
  private static final Map<String, String> TUNED =
      Map.of(
          "actorRate", "1e-4",
          "criticRate", "1e-3",
          "initialisation", "pytorch",
          "hidden", "32x32");

  /** Averages over the seeds: of the best value, and of the values of the last hundred actions. */
  private record Result(double best, double last) {}

  @Test
  void aTunedL2nasFindsBetterCellsThanRandomSearch() {
    // Given
    Experiments random = Experiments.of("random").space("nas-bench-201").topK(64).steps(STEPS);
    Experiments l2nas =
        Experiments.of("l2nas").settings(TUNED).space("nas-bench-201").topK(64).steps(STEPS);

    // When
    Result byChance = search(random);
    Result learned = search(l2nas);

    // Then
    assertThat(learned.best()).isGreaterThan(byChance.best() + 1.5);
    assertThat(learned.last()).isGreaterThan(byChance.last() + 5);
  }

  private static Result search(Experiments experiment) {
    double best = 0;
    double last = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Double> values = values(experiment.seed(seed));
      best += values.stream().mapToDouble(value -> value).max().orElseThrow() / SEEDS;
      last +=
          values.subList(STEPS - 100, STEPS).stream()
                  .mapToDouble(value -> value)
                  .average()
                  .orElseThrow()
              / SEEDS;
    }
    return new Result(best, last);
  }

  private static List<Double> values(Experiments experiment) {
    List<ExperimentEvent> events = new ArrayList<>();
    new SearchLoop(
            experiment.submitted(), FunctionEvaluator.evaluation(BeatsRandomSearchTest::accuracy))
        .run(events::add);
    return events.stream()
        .filter(StateAdvanced.class::isInstance)
        .map(event -> ((StateAdvanced) event).outcome())
        .map(outcome -> ((EvaluationCompleted) outcome).value())
        .toList();
  }

  /** Edges weigh differently, each likes other operations, and neighbours must not be alike. */
  private static double accuracy(Architecture cell) {
    double[] weights = {0.25, 0.1, 0.2, 0.1, 0.15, 0.2};
    double[] merits = {0, 0.35, 0.6, 1, 0.2};
    double sum = 0;
    for (int edge = 0; edge < 6; edge++) {
      sum += weights[edge] * merits[liking(cell, edge)];
      if (edge > 0 && liking(cell, edge) == 3 && liking(cell, edge - 1) == 3) {
        sum -= 0.06;
      }
    }
    return 0.5 + 0.45 * sum;
  }

  private static int liking(Architecture cell, int edge) {
    return (cell.choice(edge) + 2 * edge) % 5;
  }
}
