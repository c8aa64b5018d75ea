package io.l2nas.benchmarks;

import io.l2nas.contracts.CustomSpace;
import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.contracts.SpaceDefinition.Row;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.core.evaluation.Progress;
import io.l2nas.core.evaluation.Score;
import io.l2nas.core.space.Architecture;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A space of 12 rows of 6 choices, two billion architectures, and a score for each without a table:
 * no search is done with it in the steps that are measured.
 */
final class PureFunction implements ArchitectureEvaluator {
  static final String NAME = "function";
  private static final int ROWS = 12;
  private static final List<String> CHOICES = List.of("a", "b", "c", "d", "e", "f");
  static final CustomSpace SPACE =
      new CustomSpace(
          "twelve-by-six",
          IntStream.range(0, ROWS).mapToObj(row -> new Row("row" + row, CHOICES)).toList(),
          "-");

  @Override
  public String name() {
    return NAME;
  }

  /** Neighbouring rows want different choices, each pair its own; 0 to 1. */
  @Override
  public Score score(Architecture architecture, EvaluatorSpec spec, Progress progress) {
    double sum = 0;
    for (int row = 0; row < ROWS; row++) {
      int pair = 7 * row + 6 * architecture.choice(row) + architecture.choice((row + 1) % ROWS);
      sum += (pair * 2_654_435_761L >>> 8 & 0xff) / 255.0;
    }
    double value = sum / ROWS;
    return new Score(value, value, Map.of());
  }
}
