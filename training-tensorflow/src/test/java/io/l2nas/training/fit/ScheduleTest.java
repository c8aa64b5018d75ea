package io.l2nas.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void aCosineGoesFromAllToNothing() {
    assertThat(Schedule.COSINE.factor(0)).isEqualTo(1);
    assertThat(Schedule.COSINE.factor(0.5)).isCloseTo(0.5, within(1e-12));
    assertThat(Schedule.COSINE.factor(1)).isZero();
  }

  @Test
  void aConstantStays() {
    assertThat(Schedule.CONSTANT.factor(0.7)).isEqualTo(1);
  }
}
