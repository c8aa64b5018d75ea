package io.l2nas.core.share;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Weighted max-min fairness: nobody can be given more without taking from somebody who has less for
 * his weight (Bertsekas and Gallager, Data Networks, 2nd ed., section 6.5.2; "water filling").
 */
final class MaxMin {
  private MaxMin() {}

  /**
   * Shares an amount.
   *
   * @param weights all above 0
   * @param demands nobody gets more than he asks for
   * @return in the order of the demands; their sum is the amount, or that of the demands if it is
   *     less
   */
  static double[] share(double amount, double[] weights, double[] demands) {
    List<Integer> soonestFull =
        IntStream.range(0, demands.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> demands[i] / weights[i]))
            .toList();
    double[] shares = new double[demands.length];
    double left = amount;
    double weightLeft = IntStream.range(0, weights.length).mapToDouble(i -> weights[i]).sum();
    for (int i : soonestFull) {
      shares[i] = Math.min(demands[i], left * weights[i] / weightLeft);
      left -= shares[i];
      weightLeft -= weights[i];
    }
    return shares;
  }
}
