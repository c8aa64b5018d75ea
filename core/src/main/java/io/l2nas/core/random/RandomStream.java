package io.l2nas.core.random;

/**
 * Random numbers that depend on the seed, the purpose and the step, and on nothing else: not on how
 * many numbers were drawn before, by whom, or in which process. A replay of any single step draws
 * what the step drew.
 *
 * <p>SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014),
 * written out because its bits are part of every trajectory and must not change with a library.
 */
public final class RandomStream {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  /** What numbers are drawn for. The numbers here are part of every trajectory. */
  public enum Purpose {
    /** The first weights of the networks. */
    INITIALISATION(1),
    /** Whether to explore, a random action, the noise. */
    ACTION(2),
    /** Which transitions make a batch. */
    BATCH(3);

    private final int number;

    Purpose(int number) {
      this.number = number;
    }
  }

  private long state;

  /** SplitMix64 seeded with {@code state}. */
  RandomStream(long state) {
    this.state = state;
  }

  public static RandomStream of(long seed, Purpose purpose, int step) {
    return new RandomStream(mix(mix(mix(seed) + purpose.number) + step));
  }

  /** Uniform over all longs. */
  public long nextLong() {
    long number = mix(state);
    state += GOLDEN_GAMMA;
    return number;
  }

  /** Uniform in [0, 1), a multiple of 2⁻²⁴. */
  public float nextFloat() {
    return (nextLong() >>> 40) * 0x1.0p-24f;
  }

  /** Uniform in [0, 1), a multiple of 2⁻⁵³. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Uniform in [−bound, bound). */
  public float nextFloat(float bound) {
    return (2 * nextFloat() - 1) * bound;
  }

  /** Uniform in 0 … bound − 1. */
  public int nextInt(int bound) {
    return (int) (nextDouble() * bound);
  }

  /** Standard normal, by Box and Muller. */
  public double nextGaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * nextDouble());
  }

  private static long mix(long value) {
    long z = value + GOLDEN_GAMMA;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
