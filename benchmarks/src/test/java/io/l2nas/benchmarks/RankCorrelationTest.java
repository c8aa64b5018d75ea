package io.l2nas.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {
  private static final double[] RISING = {1, 2, 3, 4};
  private static final double[] FALLING = {8, 4, 2, 1};

  @Test
  void theSameOrderIsOneAndTheOppositeIsMinusOne() {
    assertThat(RankCorrelation.kendall(RISING, RISING)).isEqualTo(1);
    assertThat(RankCorrelation.spearman(RISING, RISING)).isEqualTo(1);
    assertThat(RankCorrelation.kendall(RISING, FALLING)).isEqualTo(-1);
    assertThat(RankCorrelation.spearman(RISING, FALLING)).isEqualTo(-1);
  }

  /** Reckoned by hand: of ten pairs eight differ in the first and nine in the second. */
  @Test
  void equalsShareTheirRank() {
    // Given
    double[] a = {12, 2, 1, 12, 2};
    double[] b = {1, 4, 7, 1, 0};

    // Then
    assertThat(RankCorrelation.kendall(a, b)).isCloseTo(-0.47140452, Offset.offset(1e-8));
    assertThat(RankCorrelation.spearman(a, b)).isCloseTo(-0.54073807, Offset.offset(1e-8));
  }
}
