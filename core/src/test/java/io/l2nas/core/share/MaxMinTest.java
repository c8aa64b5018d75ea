package io.l2nas.core.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MaxMinTest {
  private static final double[] ALIKE = {1, 1, 1, 1};

  /** The example of the textbooks: demands 2, 2.6, 4 and 5 on a capacity of 10. */
  @Test
  void theTextbookExample() {
    // When
    double[] shares = MaxMin.share(10, ALIKE, new double[] {2, 2.6, 4, 5});

    // Then
    assertThat(shares).containsExactly(new double[] {2, 2.6, 2.7, 2.7}, within(1e-12));
  }

  @Test
  void byWeight() {
    // When
    double[] shares = MaxMin.share(16, new double[] {2.5, 4, 0.5, 1}, new double[] {4, 2, 10, 4});

    // Then
    assertThat(shares).containsExactly(new double[] {4, 2, 6, 4}, within(1e-12));
  }

  @Test
  void nobodyGetsMoreThanHeAsksFor() {
    // When
    // Then
    assertThat(MaxMin.share(100, ALIKE, new double[] {1, 0, 3, 2})).containsExactly(1, 0, 3, 2);
    assertThat(MaxMin.share(0, ALIKE, new double[] {1, 0, 3, 2})).containsOnly(0);
    assertThat(MaxMin.share(5, new double[0], new double[0])).isEmpty();
  }

  /** Whoever has less than he asks for has, for his weight, as much as anybody. */
  @Test
  void nobodyCanBeGivenMoreWithoutTakingFromThePoorer() {
    // Given
    Random random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      int size = 1 + random.nextInt(8);
      double[] weights = random.doubles(size, 0.1, 10).toArray();
      double[] demands =
          random.doubles(size, 0, 20).map(demand -> demand < 4 ? 0 : demand).toArray();
      double amount = random.nextDouble() * 60;

      // When
      double[] shares = MaxMin.share(amount, weights, demands);

      // Then
      double[] levels = IntStream.range(0, size).mapToDouble(i -> shares[i] / weights[i]).toArray();
      double highest = Arrays.stream(levels).max().orElseThrow();
      for (int i = 0; i < size; i++) {
        assertThat(shares[i]).isBetween(0.0, demands[i]);
        if (shares[i] < demands[i] - 1e-9) {
          assertThat(levels[i]).isCloseTo(highest, within(1e-9));
        }
      }
      assertThat(Arrays.stream(shares).sum())
          .isCloseTo(Math.min(amount, Arrays.stream(demands).sum()), within(1e-9));
    }
  }
}
