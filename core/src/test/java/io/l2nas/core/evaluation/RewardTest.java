package io.l2nas.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.l2nas.contracts.RewardSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Acceptance check 8: the check values of section 4. */
class RewardTest {

  @ParameterizedTest
  @CsvSource({
    "0.94, 75.858",
    "0.916067, 67.941",
    "0.734933, 29.503",
    "0.467333, 8.603",
    "0.10, 1.585",
    "0, 1",
    "1, 100",
  })
  void equation3(double accuracy, double reward) {
    // When
    // Then
    assertThat(Reward.of(RewardSpec.exponential(), accuracy)).isCloseTo(reward, within(5e-4));
  }

  @ParameterizedTest
  @CsvSource({"0, -0.99", "0.5, -0.9", "1, 0", "1.02, 0.09648"})
  void equation7(double ratio, double reward) {
    // Given
    double accEnv = 0.76;

    // When
    // Then
    assertThat(Reward.of(RewardSpec.relativeTo(accEnv), ratio * accEnv))
        .isCloseTo(reward, within(5e-6));
  }
}
