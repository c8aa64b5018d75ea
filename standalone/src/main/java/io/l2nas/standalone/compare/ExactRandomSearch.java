package io.l2nas.standalone.compare;

import io.l2nas.core.evaluation.Score;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Random search without repeats in a table, exactly: the best of n architectures drawn from N is
 * the one of rank i (from 0, best first) with probability p₀ = n / N, p_{i+1} = p_i · (N − i − n) /
 * (N − 1 − i).
 */
final class ExactRandomSearch implements RandomSearch {
  private final double[] values;
  private final double[] reported;
  private final double[] reportedSquares;

  /**
   * @param scores all that the table knows of the space; not empty
   * @param selection which metric is reported, if one is
   */
  ExactRandomSearch(List<Score> scores, Selection selection) {
    List<Score> ranked =
        scores.stream().sorted(Comparator.comparingDouble(Score::value).reversed()).toList();
    values = ranked.stream().mapToDouble(Score::value).toArray();
    if (selection.reported() == null) {
      reported = null;
      reportedSquares = null;
    } else {
      reported =
          ranked.stream().mapToDouble(one -> one.reported().get(selection.reported())).toArray();
      reportedSquares = new double[reported.length];
      shareAmongEquals();
    }
  }

  /** The largest value in the table. */
  @Override
  public OptionalDouble optimum() {
    return OptionalDouble.of(values[0]);
  }

  /** The best of n; of the whole table if it is smaller. */
  @Override
  public Expectation bestOf(int n) {
    int drawn = Math.min(n, values.length);
    double probability = (double) drawn / values.length;
    double[] sums = new double[4];
    for (int i = 0; i < values.length && probability > 0; i++) {
      sums[0] += probability * values[i];
      sums[1] += probability * values[i] * values[i];
      if (reported != null) {
        sums[2] += probability * reported[i];
        sums[3] += probability * reportedSquares[i];
      }
      probability *= (double) (values.length - i - drawn) / (values.length - 1 - i);
    }
    return new Expectation(
        spread(sums[0], sums[1]), reported == null ? null : spread(sums[2], sums[3]));
  }

  private static Spread spread(double mean, double meanSquare) {
    return new Spread(mean, Math.sqrt(Math.max(0, meanSquare - mean * mean)));
  }

  /** Of architectures with equal values each is as likely to be found first. */
  private void shareAmongEquals() {
    for (int from = 0, to; from < values.length; from = to) {
      to = from;
      double sum = 0;
      double squares = 0;
      while (to < values.length && values[to] == values[from]) {
        sum += reported[to];
        squares += reported[to] * reported[to];
        to++;
      }
      for (int i = from; i < to; i++) {
        reported[i] = sum / (to - from);
        reportedSquares[i] = squares / (to - from);
      }
    }
  }
}
