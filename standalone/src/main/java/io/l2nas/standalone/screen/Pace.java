package io.l2nas.standalone.screen;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How fast steps are done: the average over the last quarter of the time so far, and over five
 * seconds at least. So it follows a change, and holds still where a step takes minutes.
 */
public final class Pace {
  private static final long SECOND = 1_000_000_000L;
  private static final long SHORTEST_WINDOW = 5 * SECOND;

  private final Deque<Sample> samples = new ArrayDeque<>();
  private long startedAt;

  private record Sample(long nanos, int applied) {}

  /** The pace now; every call is a measurement too. */
  public OptionalDouble perSecond(long nanos, int applied) {
    if (samples.isEmpty()) {
      startedAt = nanos;
    }
    if (samples.isEmpty() || nanos - samples.getLast().nanos() >= SECOND) {
      samples.add(new Sample(nanos, applied));
    }
    long window = Math.max(SHORTEST_WINDOW, (nanos - startedAt) / 4);
    while (samples.size() > 1 && nanos - samples.getFirst().nanos() > window) {
      samples.removeFirst();
    }
    Sample first = samples.getFirst();
    boolean known = applied > first.applied() && nanos > first.nanos();
    return known
        ? OptionalDouble.of((applied - first.applied()) * (double) SECOND / (nanos - first.nanos()))
        : OptionalDouble.empty();
  }

  /** How long the rest takes at this pace. */
  static Optional<Duration> remaining(int steps, OptionalDouble perSecond) {
    return perSecond.isPresent()
        ? Optional.of(Duration.ofMillis(Math.round(1000 * steps / perSecond.getAsDouble())))
        : Optional.empty();
  }
}
