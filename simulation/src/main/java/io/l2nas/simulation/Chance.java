package io.l2nas.simulation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Everything in a run that is left to chance, drawn from its seed. */
final class Chance {
  private final SplittableRandom random;

  Chance(long seed) {
    this(new SplittableRandom(seed));
  }

  private Chance(SplittableRandom random) {
    this.random = random;
  }

  /** Another source, so that what is drawn there does not change what is drawn here. */
  Chance split() {
    return new Chance(random.split());
  }

  boolean happens(double probability) {
    return probability > 0 && random.nextDouble() < probability;
  }

  /** From least to most, both included. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  /** A time from 0 to the longest; short ones are more likely. */
  long time(Duration longest) {
    double part = random.nextDouble();
    return (long) (part * part * part * longest.toNanos());
  }

  /** A time from the shortest to the longest, all alike. */
  long time(Duration shortest, Duration longest) {
    return random.nextLong(shortest.toNanos(), longest.toNanos() + 1);
  }

  double fraction() {
    return random.nextDouble();
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  long number() {
    return random.nextLong();
  }
}
