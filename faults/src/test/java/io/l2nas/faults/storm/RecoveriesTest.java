package io.l2nas.faults.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecoveriesTest {
  private static final int IN_FLIGHT = 4;
  private static final int STEPS = 100;
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Recoveries recoveries = new Recoveries(IN_FLIGHT, STEPS);

  @Test
  void whatWasInFlightIsNoSignOfLife() {
    // Given
    recoveries.killed(Victim.AGENT, 10, 0);

    // When
    recoveries.recorded(14, SECOND);

    // Then
    assertThat(recoveries.all()).isEmpty();

    // When
    recoveries.recorded(15, 7 * SECOND);

    // Then
    assertThat(recoveries.of(Victim.AGENT)).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void whoIsKilledBeforeTheRecoveryAddsToTheSameOutage() {
    // Given
    recoveries.killed(Victim.AGENT, 10, 0);
    recoveries.killed(Victim.BROKER, 12, 2 * SECOND);

    // When
    recoveries.recorded(15, 5 * SECOND);
    recoveries.recorded(17, 6 * SECOND);

    // Then
    assertThat(recoveries.ofSeveral()).containsExactly(Duration.ofSeconds(4));
    assertThat(recoveries.all()).isEqualTo(recoveries.ofSeveral());
  }

  @Test
  void anotherOutageIsAnotherOne() {
    // Given
    recoveries.killed(Victim.AGENT, 10, 0);
    recoveries.recorded(15, 5 * SECOND);

    // When
    recoveries.killed(Victim.BROKER, 15, 6 * SECOND);
    recoveries.recorded(20, 9 * SECOND);

    // Then
    assertThat(recoveries.of(Victim.AGENT)).containsExactly(Duration.ofSeconds(5));
    assertThat(recoveries.of(Victim.BROKER)).containsExactly(Duration.ofSeconds(3));
  }

  @Test
  void atTheEndOfTheSearchItsLastStepIsEnough() {
    // Given
    recoveries.killed(Victim.HISTORY, 98, 0);

    // When
    recoveries.recorded(STEPS, 3 * SECOND);

    // Then
    assertThat(recoveries.of(Victim.HISTORY)).containsExactly(Duration.ofSeconds(3));
  }
}
