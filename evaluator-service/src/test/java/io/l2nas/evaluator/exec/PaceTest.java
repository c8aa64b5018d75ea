package io.l2nas.evaluator.exec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
  private long now = 5;
  private final Pace pace = new Pace(2, () -> now);

  @Test
  void letsSoManyThroughInASecondAndCountsTheOthers() {
    // When // Then
    assertThat(pace.lets()).isTrue();
    assertThat(pace.lets()).isTrue();
    assertThat(pace.lets()).isFalse();
    assertThat(pace.lets()).isFalse();
    assertThat(pace.takeHeldBack()).isEqualTo(2);
    assertThat(pace.takeHeldBack()).isZero();

    now += 1_000_000_000L;
    assertThat(pace.lets()).isTrue();
  }
}
