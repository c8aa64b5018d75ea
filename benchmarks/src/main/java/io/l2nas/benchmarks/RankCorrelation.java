package io.l2nas.benchmarks;

import java.util.Arrays;

/** How far two scores of the same things put them in the same order: from −1 to 1. */
final class RankCorrelation {
  private RankCorrelation() {}

  /**
   * Kendall's τ-b: pairs in the same order less pairs in the opposite one, over what they would be
   * without ties.
   */
  static double kendall(double[] a, double[] b) {
    long same = 0;
    long pairsOfA = 0;
    long pairsOfB = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < i; j++) {
        int first = Double.compare(a[i], a[j]);
        int second = Double.compare(b[i], b[j]);
        same += (long) Integer.signum(first) * Integer.signum(second);
        pairsOfA += first == 0 ? 0 : 1;
        pairsOfB += second == 0 ? 0 : 1;
      }
    }
    return same / Math.sqrt((double) pairsOfA * pairsOfB);
  }

  /** Spearman's ρ: the correlation of the ranks; equals share the mean of theirs. */
  static double spearman(double[] a, double[] b) {
    return correlation(ranks(a), ranks(b));
  }

  private static double[] ranks(double[] numbers) {
    double[] ranks = new double[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      double number = numbers[i];
      double smaller = Arrays.stream(numbers).filter(other -> other < number).count();
      double equal = Arrays.stream(numbers).filter(other -> other == number).count();
      ranks[i] = smaller + (equal - 1) / 2;
    }
    return ranks;
  }

  private static double correlation(double[] a, double[] b) {
    double meanOfA = Arrays.stream(a).average().orElseThrow();
    double meanOfB = Arrays.stream(b).average().orElseThrow();
    double both = 0;
    double squaresOfA = 0;
    double squaresOfB = 0;
    for (int i = 0; i < a.length; i++) {
      both += (a[i] - meanOfA) * (b[i] - meanOfB);
      squaresOfA += (a[i] - meanOfA) * (a[i] - meanOfA);
      squaresOfB += (b[i] - meanOfB) * (b[i] - meanOfB);
    }
    return both / Math.sqrt(squaresOfA * squaresOfB);
  }
}
