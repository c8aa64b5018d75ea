package io.l2nas.faults.check;

import io.l2nas.benchmarks.Table;
import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.SearchLoop;
import io.l2nas.core.evaluation.ActionEvaluation;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.core.evaluation.Progress;
import io.l2nas.core.evaluation.Score;
import io.l2nas.core.history.TrajectoryHash;
import io.l2nas.core.space.Architecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The search that nothing disturbs: core's loop in this process, no broker, no database. */
public final class Reference {
  private final ArchitectureEvaluator evaluator;

  /** Over the same table as the services. */
  public Reference(Path table) throws IOException {
    evaluator = new TableScores(scores(table));
  }

  /** The fingerprint of its trajectory. */
  public String trajectoryHash(ExperimentSubmitted submission) {
    String[] last = {TrajectoryHash.EMPTY};
    new SearchLoop(
            submission, new ActionEvaluation(List.of(evaluator), "reference", System::nanoTime))
        .run(
            event -> {
              if (event instanceof StateAdvanced advanced) {
                last[0] = advanced.trajectoryHash();
              }
            });
    return last[0];
  }

  private static Map<String, Double> scores(Path table) throws IOException {
    return Files.readAllLines(table).stream()
        .skip(1)
        .map(line -> line.split("\t"))
        .collect(Collectors.toMap(row -> row[0], row -> Double.parseDouble(row[1])));
  }

  /** Per cent, as {@link Table} has them; the product, for a quotient differs in its last bit. */
  private record TableScores(Map<String, Double> scores) implements ArchitectureEvaluator {
    private static final double PER_CENT = 0.01;

    @Override
    public String name() {
      return "table";
    }

    @Override
    public Score score(Architecture architecture, EvaluatorSpec spec, Progress progress) {
      double value = scores.get(architecture.text());
      return new Score(value, PER_CENT * value, Map.of());
    }
  }
}
