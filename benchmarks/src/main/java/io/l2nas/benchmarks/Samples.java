package io.l2nas.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;

/** Durations that were measured, in milliseconds. */
final class Samples {
  private static final double NANOS_PER_MILLI = 1e6;

  private final double[] sorted;

  private Samples(double[] millis) {
    this.sorted = millis.clone();
    Arrays.sort(sorted);
  }

  static Samples of(Collection<Duration> durations) {
    return new Samples(
        durations.stream().mapToDouble(d -> d.toNanos() / NANOS_PER_MILLI).toArray());
  }

  /** The smallest sample that is not smaller than this share of all samples. */
  double quantile(double share) {
    if (sorted.length == 0) {
      throw new IllegalStateException("nothing was measured");
    }
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(0, rank - 1)];
  }

  double median() {
    return quantile(0.5);
  }
}
