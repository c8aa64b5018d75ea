package io.l2nas.core.share;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Turns shares into whole numbers: each gets its share rounded down, and some one more. */
final class WholeParts {
  private static final double ROUNDING = 1e-6;

  private WholeParts() {}

  /**
   * Rounds.
   *
   * @param shares what each should get
   * @param total what all get together, at most one more each than the shares rounded down
   * @param first who is first to get one more, of those whose share has a fraction
   */
  static int[] of(double[] shares, int total, Comparator<Integer> first) {
    int[] parts = new int[shares.length];
    int left = total;
    for (int i = 0; i < shares.length; i++) {
      parts[i] = floor(shares[i]);
      left -= parts[i];
    }
    List<Integer> withFraction =
        IntStream.range(0, shares.length)
            .filter(i -> shares[i] - parts[i] > ROUNDING)
            .boxed()
            .sorted(first)
            .limit(Math.max(0, left))
            .toList();
    withFraction.forEach(i -> parts[i]++);
    return parts;
  }

  static int floor(double share) {
    return (int) Math.floor(share + ROUNDING);
  }

  static int ceil(double share) {
    return (int) Math.ceil(share - ROUNDING);
  }
}
