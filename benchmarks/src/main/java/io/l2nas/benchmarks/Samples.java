package io.l2nas.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;

/** Numbers that were measured: durations in milliseconds, or others. */
public final class Samples {
  private static final double NANOS_PER_MILLI = 1e6;

  private final double[] sorted;

  private Samples(double[] values) {
    this.sorted = values.clone();
    Arrays.sort(sorted);
  }

  public static Samples of(Collection<Duration> durations) {
    return new Samples(
        durations.stream().mapToDouble(d -> d.toNanos() / NANOS_PER_MILLI).toArray());
  }

  static Samples ofNumbers(Collection<Double> numbers) {
    return new Samples(numbers.stream().mapToDouble(number -> number).toArray());
  }

  double least() {
    return quantile(0);
  }

  public double most() {
    return quantile(1);
  }

  /** The smallest sample that is not smaller than this share of all samples. */
  public double quantile(double share) {
    if (sorted.length == 0) {
      throw new IllegalStateException("nothing was measured");
    }
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(0, rank - 1)];
  }

  public double median() {
    return quantile(0.5);
  }
}
