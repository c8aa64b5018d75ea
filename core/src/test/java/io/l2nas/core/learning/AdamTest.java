package io.l2nas.core.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdamTest {

  /**
   * By hand, with rate 0.1, β₁ 0.9, β₂ 0.99, ε 1e-8 and the gradients 2, then 1, then −3:
   *
   * <pre>
   * m              0.2    0.28            −0.048
   * v              0.04   0.0496          0.139104
   * m / (1 − β₁ᵗ)  2      1.4736842105    −0.1771217712
   * v / (1 − β₂ᵗ)  4      2.4924623116    4.6834786708
   * step          −0.1   −0.0933447996    +0.0081844155
   * </pre>
   */
  @Test
  void movesAsComputedByHand() {
    // Given
    Adam adam = new Adam(new AdamSettings(0.1, 0.9, 0.99));
    float[] parameter = {1};
    float[] mean = {0};
    float[] square = {0};

    // When
    // Then
    move(adam, parameter, 2, mean, square);
    assertThat(parameter[0]).isCloseTo(0.9f, within(1e-6f));
    assertThat(mean[0]).isCloseTo(0.2f, within(1e-6f));
    assertThat(square[0]).isCloseTo(0.04f, within(1e-7f));

    move(adam, parameter, 1, mean, square);
    assertThat(parameter[0]).isCloseTo(0.8066552f, within(1e-6f));
    assertThat(mean[0]).isCloseTo(0.28f, within(1e-6f));
    assertThat(square[0]).isCloseTo(0.0496f, within(1e-7f));

    move(adam, parameter, -3, mean, square);
    assertThat(parameter[0]).isCloseTo(0.8148396f, within(1e-6f));
    assertThat(mean[0]).isCloseTo(-0.048f, within(1e-6f));
    assertThat(square[0]).isCloseTo(0.139104f, within(1e-6f));
  }

  /**
   * With β₂ = 0.999 the second step above would be −0.0932 instead of −0.0933: it is told apart.
   */
  @Test
  void beta2IsNotTheUsualOne() {
    // Given
    Adam paper = new Adam(new AdamSettings(0.1, 0.9, 0.99));
    Adam usual = new Adam(new AdamSettings(0.1, 0.9, 0.999));

    // When
    float withPaper = twoSteps(paper);
    float withUsual = twoSteps(usual);

    // Then
    assertThat(withPaper).isCloseTo(0.8066552f, within(1e-6f));
    assertThat(withUsual).isCloseTo(0.806782f, within(1e-6f));
  }

  @Test
  void theFirstStepIsTheRateWhateverTheGradient() {
    // Given
    float[] parameters = {0, 0, 0};
    float[] gradients = {1e-3f, -1e6f, 0};
    Adam adam = new Adam(new AdamSettings(1e-4, 0.9, 0.99));

    // When
    adam.nextStep();
    adam.move(parameters, gradients, new float[3], new float[3]);

    // Then
    assertThat(parameters[0]).isCloseTo(-1e-4f, within(1e-8f));
    assertThat(parameters[1]).isCloseTo(1e-4f, within(1e-8f));
    assertThat(parameters[2]).isZero();
  }

  /** Denormal numbers make every later step slow; see {@link Adam}. */
  @Test
  void theMomentsOfAWeightThatNoLongerLearnsStayNormal() {
    // Given
    Adam adam = new Adam(new AdamSettings(1e-3, 0.9, 0.999));
    float[] parameter = {1};
    float[] mean = {0};
    float[] square = {0};
    move(adam, parameter, 1, mean, square);

    // When
    for (int step = 0; step < 200_000; step++) {
      move(adam, parameter, 0, mean, square);
    }

    // Then
    assertThat(mean[0]).satisfiesAnyOf(AdamTest::isZero, AdamTest::isNormal);
    assertThat(square[0]).satisfiesAnyOf(AdamTest::isZero, AdamTest::isNormal);
  }

  /** A denormal product has few digits left, besides being slow. */
  @Test
  void aSmallMomentTimesASmallRateKeepsItsDigits() {
    // Given
    Adam adam = new Adam(new AdamSettings(1e-14, 0.9, 0.999));
    float[] parameter = {0};
    float[] mean = {1e-28f};

    // When
    move(adam, parameter, 0, mean, new float[] {0});

    // Then m is 0.9 times what it was, its bias is corrected by 1 − 0.9, and √v is 0
    double step = 1e-14 / (1 - 0.9) * 0.9 * 1e-28 / 1e-8;
    assertThat(parameter[0] / -step).isCloseTo(1, within(1e-5));
  }

  @ParameterizedTest
  @CsvSource({
    "-0.1, 0.9, 0.99, rate is -0.1; it must be from 0 to 1.0",
    "NaN, 0.9, 0.99, rate is NaN; it must be from 0 to 1.0",
    "0.1, 1, 0.99, beta1 is 1.0; it must be from 0 to 0.999999",
    "0.1, 0.9, -1, beta2 is -1.0; it must be from 0 to 0.999999",
  })
  void refusesSettingsThatCouldLeadOutOfTheFloats(
      double rate, double beta1, double beta2, String message) {
    // When
    // Then
    assertThatThrownBy(() -> new AdamSettings(rate, beta1, beta2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static void isZero(float value) {
    assertThat(value).isZero();
  }

  private static void isNormal(float value) {
    assertThat(Math.abs(value)).isGreaterThanOrEqualTo(Float.MIN_NORMAL);
  }

  private static float twoSteps(Adam adam) {
    float[] parameter = {1};
    float[] mean = {0};
    float[] square = {0};
    move(adam, parameter, 2, mean, square);
    move(adam, parameter, 1, mean, square);
    return parameter[0];
  }

  private static void move(
      Adam adam, float[] parameter, float gradient, float[] mean, float[] square) {
    adam.nextStep();
    adam.move(parameter, new float[] {gradient}, mean, square);
  }
}
