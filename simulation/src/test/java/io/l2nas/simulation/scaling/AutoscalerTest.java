package io.l2nas.simulation.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AutoscalerTest {
  private final Autoscaler autoscaler = new Autoscaler(20);

  @Test
  void fromNoneItGoesToOneThenByFourOrByTheDouble() {
    assertThat(autoscaler.replicas(0, 0, 17.2)).isEqualTo(1);
    assertThat(autoscaler.replicas(15, 1, 17.2)).isEqualTo(5);
    assertThat(autoscaler.replicas(30, 5, 17.2)).isEqualTo(10);
    assertThat(autoscaler.replicas(45, 10, 17.2)).isEqualTo(18);
  }

  @Test
  void aFractionWantsAWholeOneAndNobodyGetsMoreThanThereMayBe() {
    assertThat(autoscaler.replicas(0, 1, 0.01)).isEqualTo(1);
    assertThat(autoscaler.replicas(15, 15, 1000)).isEqualTo(20);
  }

  @Test
  void itGoesDownByHalfAMinuteOnceNoMoreWasWantedForFiveMinutes() {
    assertThat(autoscaler.replicas(0, 8, 8)).isEqualTo(8);
    assertThat(autoscaler.replicas(150, 8, 1)).isEqualTo(8);
    assertThat(autoscaler.replicas(300, 8, 1)).isEqualTo(8);
    assertThat(autoscaler.replicas(315, 8, 1)).isEqualTo(4);
    assertThat(autoscaler.replicas(330, 4, 1)).isEqualTo(4);
    assertThat(autoscaler.replicas(375, 4, 1)).isEqualTo(2);
  }

  @Test
  void itGoesToNoneOnceNothingWasWantedForFiveMinutes() {
    assertThat(autoscaler.replicas(0, 1, 1)).isEqualTo(1);
    assertThat(autoscaler.replicas(285, 1, 0)).isEqualTo(1);
    assertThat(autoscaler.replicas(300, 1, 0)).isZero();
    assertThat(autoscaler.replicas(315, 0, 0)).isZero();
  }
}
