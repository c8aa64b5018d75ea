package io.l2nas.core.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.l2nas.core.random.RandomStream;
import io.l2nas.core.random.RandomStream.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialisationTest {
  private final RandomStream random = RandomStream.of(5, Purpose.INITIALISATION, 0);

  /** The vectors of the shorter side have one length and stand at right angles. */
  @ParameterizedTest
  @CsvSource({"30, 128", "128, 128", "128, 30", "128, 1", "1, 128", "1, 1"})
  void hiddenLayersAreOrthonormalInDeepRls(int in, int out) {
    // Given
    float[][] weights = new float[in][out];
    float[] biases = new float[out];

    // When
    Initialisation.SCALED_OUTPUT.fill(weights, biases, false, random);

    // Then
    assertOrthogonal(weights, 1);
    assertThat(biases).containsOnly(0);
  }

  @Test
  void theOutputLayerIsAThousandTimesSmallerInDeepRls() {
    // Given
    float[][] weights = new float[128][30];
    float[] biases = new float[30];

    // When
    Initialisation.SCALED_OUTPUT.fill(weights, biases, true, random);

    // Then
    assertOrthogonal(weights, 1e-3);
    assertThat(biases).containsOnly(0);
  }

  /**
   * Uniform: the variance is bound² / 3, to 5 % for 3,840 weights (6 standard deviations are 9 %).
   */
  @ParameterizedTest
  @CsvSource({"false", "true"})
  void weightsAndBiasesAreUniformWithinOneByTheRootOfFanInInPyTorchs(boolean output) {
    // Given
    float[][] weights = new float[128][30];
    float[] biases = new float[30];
    float bound = (float) (1 / Math.sqrt(128));

    // When
    Initialisation.PYTORCH.fill(weights, biases, output, random);

    // Then
    double squares = 0;
    float largest = 0;
    for (float[] row : weights) {
      for (float weight : row) {
        squares += weight * weight;
        largest = Math.max(largest, Math.abs(weight));
      }
    }
    assertThat(largest).isBetween(0.99f * bound, bound);
    assertThat(squares / (128 * 30)).isCloseTo(bound * bound / 3, within(0.09 * bound * bound / 3));
    for (float bias : biases) {
      assertThat(Math.abs(bias)).isBetween(Float.MIN_VALUE, bound);
    }
  }

  @ParameterizedTest
  @CsvSource({"SCALED_OUTPUT", "PYTORCH"})
  void theSameStreamGivesTheSameWeights(Initialisation initialisation) {
    // Given
    float[][] once = new float[8][4];
    float[][] again = new float[8][4];

    // When
    initialisation.fill(once, new float[4], false, RandomStream.of(3, Purpose.INITIALISATION, 0));
    initialisation.fill(again, new float[4], false, RandomStream.of(3, Purpose.INITIALISATION, 0));

    // Then
    assertThat(once).isDeepEqualTo(again);
  }

  private static void assertOrthogonal(float[][] weights, double length) {
    boolean wide = weights.length <= weights[0].length;
    int count = wide ? weights.length : weights[0].length;
    for (int a = 0; a < count; a++) {
      for (int b = 0; b <= a; b++) {
        double dot = 0;
        for (int i = 0; i < (wide ? weights[0].length : weights.length); i++) {
          dot += wide ? weights[a][i] * weights[b][i] : weights[i][a] * weights[i][b];
        }
        double expected = a == b ? length * length : 0;
        assertThat(dot).isCloseTo(expected, within(2e-6 * length * length));
      }
    }
  }
}
