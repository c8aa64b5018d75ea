package io.l2nas.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.l2nas.core.random.RandomStream.Purpose;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Statistical bounds are six standard deviations wide: each fails by chance once in 5·10⁸ seeds,
 * and the seeds are fixed.
 */
class RandomStreamTest {
  private static final int DRAWS = 100_000;

  /** The first numbers of SplitMix64 from the seed 1234567, known from other implementations. */
  @Test
  void isSplitMix64() {
    // Given
    RandomStream random = new RandomStream(1234567);

    // When
    // Then
    assertThat(random.nextLong()).isEqualTo(6457827717110365317L);
    assertThat(random.nextLong()).isEqualTo(3203168211198807973L);
    assertThat(random.nextLong()).isEqualTo(-8629252141511181193L);
    assertThat(random.nextLong()).isEqualTo(4593380528125082431L);
    assertThat(random.nextLong()).isEqualTo(-2037821214251327795L);
  }

  /** Java's SplittableRandom is SplitMix64, too. */
  @Test
  void agreesWithJavasOwn() {
    // Given
    RandomStream random = new RandomStream(-42);
    SplittableRandom reference = new SplittableRandom(-42);

    // When
    // Then
    for (int i = 0; i < 1_000; i++) {
      assertThat(random.nextLong()).isEqualTo(reference.nextLong());
    }
  }

  /** Golden: these numbers are part of every trajectory that was ever recorded. */
  @Test
  void theNumbersNeverChange() {
    // When
    // Then
    assertThat(RandomStream.of(0, Purpose.INITIALISATION, 0).nextLong())
        .isEqualTo(-3386563456547960523L);
    assertThat(RandomStream.of(7, Purpose.ACTION, 3).nextLong()).isEqualTo(-5094837380103801029L);
    assertThat(RandomStream.of(-1, Purpose.BATCH, 499).nextLong()).isEqualTo(6644779098513506293L);
    assertThat(RandomStream.of(7, Purpose.ACTION, 3).nextFloat()).isEqualTo(0.7238083f);
    assertThat(RandomStream.of(7, Purpose.ACTION, 3).nextDouble()).isEqualTo(0.7238083122015551);
    assertThat(RandomStream.of(7, Purpose.ACTION, 3).nextFloat(1e-4f)).isEqualTo(4.4761655E-5f);
    assertThat(RandomStream.of(7, Purpose.ACTION, 3).nextInt(1000)).isEqualTo(723);
    assertThat(RandomStream.of(7, Purpose.ACTION, 3).nextGaussian()).isEqualTo(0.17878832757140153);
  }

  @Test
  void everySeedPurposeAndStepHasAStreamOfItsOwn() {
    // Given
    Set<Long> numbers = new HashSet<>();

    // When
    for (long seed = -5; seed < 5; seed++) {
      for (Purpose purpose : Purpose.values()) {
        for (int step = 0; step < 200; step++) {
          RandomStream random = RandomStream.of(seed, purpose, step);
          for (int i = 0; i < 20; i++) {
            numbers.add(random.nextLong());
          }
        }
      }
    }

    // Then
    assertThat(numbers).hasSize(10 * 3 * 200 * 20);
  }

  /** Of neighbouring steps, and of two purposes of one step: the correlation is that of chance. */
  @Test
  void streamsOfNeighboursAreNotCorrelated() {
    // Given
    double neighbours = 0;
    double purposes = 0;

    // When
    for (int step = 0; step < DRAWS; step++) {
      double x = centred(RandomStream.of(3, Purpose.ACTION, step));
      neighbours += x * centred(RandomStream.of(3, Purpose.ACTION, step + 1));
      purposes += x * centred(RandomStream.of(3, Purpose.BATCH, step));
    }

    // Then: the product of two centred uniform numbers has the standard deviation 1/12
    double bound = 6 * Math.sqrt(DRAWS) / 12;
    assertThat(neighbours).isCloseTo(0, within(bound));
    assertThat(purposes).isCloseTo(0, within(bound));
  }

  @Test
  void drawsTheSameAgain() {
    // Given
    RandomStream once = RandomStream.of(9, Purpose.BATCH, 17);
    RandomStream again = RandomStream.of(9, Purpose.BATCH, 17);

    // When
    // Then
    for (int i = 0; i < 100; i++) {
      assertThat(once.nextLong()).isEqualTo(again.nextLong());
    }
  }

  @Test
  void floatsAndDoublesAreUniformFromZeroToBelowOne() {
    // Given
    RandomStream random = RandomStream.of(11, Purpose.ACTION, 0);
    int[] floats = new int[10];
    int[] doubles = new int[10];

    // When
    for (int i = 0; i < DRAWS; i++) {
      floats[(int) (random.nextFloat() * 10)]++;
      doubles[(int) (random.nextDouble() * 10)]++;
    }

    // Then: what is not in [0, 1) had no place to be counted
    assertUniform(floats);
    assertUniform(doubles);
  }

  @Test
  void integersAreUniformBelowTheirBound() {
    // Given
    RandomStream random = RandomStream.of(12, Purpose.BATCH, 0);
    int[] counts = new int[7];

    // When
    for (int i = 0; i < DRAWS; i++) {
      counts[random.nextInt(7)]++;
    }

    // Then
    assertUniform(counts);
  }

  @Test
  void noiseIsUniformWithinItsBound() {
    // Given
    RandomStream random = RandomStream.of(13, Purpose.ACTION, 0);
    float bound = 1e-4f;
    double sum = 0;
    float largest = 0;

    // When
    for (int i = 0; i < DRAWS; i++) {
      float noise = random.nextFloat(bound);
      sum += noise;
      largest = Math.max(largest, Math.abs(noise));
    }

    // Then
    assertThat(largest).isBetween(0.999f * bound, bound);
    assertThat(sum / DRAWS).isCloseTo(0, within(6 * bound / Math.sqrt(3.0 * DRAWS)));
    assertThat(random.nextFloat(0)).isZero();
  }

  @Test
  void gaussiansAreStandardNormal() {
    // Given
    RandomStream random = RandomStream.of(14, Purpose.INITIALISATION, 0);
    double sum = 0;
    double squares = 0;
    int withinOne = 0;

    // When
    for (int i = 0; i < DRAWS; i++) {
      double number = random.nextGaussian();
      sum += number;
      squares += number * number;
      withinOne += Math.abs(number) < 1 ? 1 : 0;
    }

    // Then
    assertThat(sum / DRAWS).isCloseTo(0, within(6 / Math.sqrt(DRAWS)));
    assertThat(squares / DRAWS).isCloseTo(1, within(6 * Math.sqrt(2.0 / DRAWS)));
    assertThat(withinOne / (double) DRAWS)
        .isCloseTo(0.682689, within(6 * Math.sqrt(0.682689 * 0.317311 / DRAWS)));
  }

  private static double centred(RandomStream random) {
    return random.nextDouble() - 0.5;
  }

  private static void assertUniform(int[] counts) {
    double share = 1.0 / counts.length;
    for (int count : counts) {
      assertThat(count)
          .isCloseTo(
              (int) (DRAWS * share), within((int) (6 * Math.sqrt(DRAWS * share * (1 - share)))));
    }
  }
}
