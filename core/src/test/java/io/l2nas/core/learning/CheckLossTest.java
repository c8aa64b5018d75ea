package io.l2nas.core.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Acceptance check 2: the loss of Eq. 5 and its direction. */
class CheckLossTest {
  private static final CheckLoss LOSS = new CheckLoss(0.9f);

  @ParameterizedTest
  @CsvSource({"10, 4, 5.4", "4, 10, 0.6", "7, 7, 0"})
  void weighsWhatIsMissingByTauAndWhatIsTooMuchByTheRest(float reward, float value, float loss) {
    // When
    // Then
    assertThat(LOSS.of(reward, value)).isCloseTo(loss, within(1e-6f));
  }

  @ParameterizedTest
  @CsvSource({"10, 4", "4, 10", "0.5, 0.25", "-3, -2"})
  void theDerivativeIsThatOfTheLoss(float reward, float value) {
    // Given
    float h = 0x1p-8f;

    // When
    float difference = (LOSS.of(reward, value + h) - LOSS.of(reward, value - h)) / (2 * h);

    // Then
    assertThat(LOSS.derivative(reward, value)).isCloseTo(difference, within(1e-4f));
  }

  @Test
  void pushesUpNineTimesAsHardAsDown() {
    // When
    float below = LOSS.derivative(1, 0);
    float above = LOSS.derivative(0, 1);
    float at = LOSS.derivative(1, 1);

    // Then: a descent step moves Q against the derivative
    assertThat(below).isEqualTo(-0.9f);
    assertThat(above).isEqualTo(1 - 0.9f);
    assertThat(at).isEqualTo(above);
    assertThat(-below / above).isCloseTo(9, within(1e-5f));
  }

  /** Of the numbers 1 to 99 the 0.9-quantile is 90. */
  @Test
  void isSmallestAtTheQuantile() {
    // Given
    int best = 0;
    double smallest = Double.POSITIVE_INFINITY;

    // When
    for (int value = 1; value < 100; value++) {
      double loss = 0;
      for (int reward = 1; reward < 100; reward++) {
        loss += LOSS.of(reward, value);
      }
      if (loss < smallest) {
        smallest = loss;
        best = value;
      }
    }

    // Then
    assertThat(best).isEqualTo(90);
  }
}
