package io.l2nas.standalone.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long SECOND = 1_000_000_000L;

  private final Pace pace = new Pace();

  @Test
  void oneLookTellsNothing() {
    assertThat(pace.perSecond(0, 400)).isEmpty();
  }

  @Test
  void whatWasDoneBeforeTheFirstLookDoesNotCount() {
    // Given
    pace.perSecond(0, 400);

    // When
    OptionalDouble perSecond = pace.perSecond(2 * SECOND, 420);

    // Then
    assertThat(perSecond).hasValue(10);
  }

  @Test
  void itFollowsAChange() {
    // Given a minute at 10 per second
    for (int second = 0; second <= 60; second++) {
      pace.perSecond(second * SECOND, 10 * second);
    }

    // When it goes on at 100 per second
    OptionalDouble perSecond = OptionalDouble.empty();
    for (int second = 61; second <= 90; second++) {
      perSecond = pace.perSecond(second * SECOND, 600 + 100 * (second - 60));
    }

    // Then
    assertThat(perSecond).hasValue(100);
  }

  @Test
  void aStepThatTakesMinutesIsNoStandstill() {
    // Given a step every two minutes for an hour
    OptionalDouble perSecond = OptionalDouble.empty();

    // When
    for (int second = 0; second <= 3600; second++) {
      perSecond = pace.perSecond(second * SECOND, second / 120);
    }

    // Then
    assertThat(perSecond.orElseThrow()).isBetween(1 / 150.0, 1 / 110.0);
  }

  @Test
  void theRestAtThisPace() {
    assertThat(Pace.remaining(50, OptionalDouble.of(4))).contains(Duration.ofMillis(12_500));
    assertThat(Pace.remaining(50, OptionalDouble.empty())).isEmpty();
  }
}
