package io.l2nas.core.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an evaluator begins and never ends. */
class LossTest {
  private static final int FAILURES = 5;
  private static final double LEASE = 30;

  private final Told told = new Told(new Conduct(FAILURES));

  @BeforeEach
  void begin() {
    told.isCompleted(60, -60);
  }

  @Test
  void whoIsLostAgainAndAgainOverWhatOthersCompleteIsSuspect() {
    // When
    for (int crash = 0; crash < FAILURES - 1; crash++) {
      loseTogether(1, 100 * crash);
    }

    // Then
    assertThat(told.suspects()).isEmpty();
    loseTogether(1, 900);
    assertThat(told.suspicions())
        .singleElement()
        .satisfies(
            suspicion ->
                assertThat(suspicion.reason())
                    .startsWith("5 failures in a row at work that others complete; the last at")
                    .endsWith(" of toy: it was lost over it"));
  }

  @Test
  void whatIsLostInOneCrashCountsOnce() {
    // When
    for (int crash = 0; crash < FAILURES - 1; crash++) {
      loseTogether(16, 100 * crash);
    }

    // Then
    assertThat(told.suspects()).isEmpty();
    loseTogether(16, 900);
    assertThat(told.suspects()).containsExactly("bad");
  }

  @Test
  void whatIsHandedBackIsNotLost() {
    // When
    for (int i = 0; i < 50; i++) {
      int step = told.nextStep();
      told.starts("bad", step, 10 * i);
      told.releases("bad", step, 10 * i + 1);
      told.completes("good", Told.EXPERIMENT, step, 10 * i + 5, 1);
    }

    // Then
    assertThat(told.suspects()).isEmpty();
  }

  @Test
  void whatItCompletesItselfInTheEndIsNotLost() {
    // When
    for (int i = 0; i < 50; i++) {
      int step = told.nextStep();
      told.starts("bad", step, 100 * i);
      told.starts("bad", step, 100 * i + LEASE);
      told.completes("bad", Told.EXPERIMENT, step, 100 * i + LEASE + 5, 5);
    }

    // Then
    assertThat(told.suspects()).isEmpty();
  }

  @Test
  void whatIsGivenUpIsNobodysFault() {
    // When it kills whoever tries, and one of them was only slow
    for (int i = 0; i < 50; i++) {
      int step = told.nextStep();
      told.starts("bad", step, 100 * i);
      told.starts("good", step, 100 * i + LEASE);
      told.isGivenUp(step, 100 * i + 2 * LEASE);
      told.completes("good", Told.EXPERIMENT, step, 100 * i + 2 * LEASE + 5, LEASE + 5);
      told.isCompleted(4, 100 * i + 2 * LEASE + 5);
    }

    // Then
    assertThat(told.suspects()).isEmpty();
  }

  private void loseTogether(int slots, double from) {
    int[] steps = new int[slots];
    for (int slot = 0; slot < slots; slot++) {
      steps[slot] = told.nextStep();
      told.starts("bad", steps[slot], from);
    }
    for (int slot = 0; slot < slots; slot++) {
      told.starts("good", steps[slot], from + LEASE + slot);
      told.completes("good", Told.EXPERIMENT, steps[slot], from + LEASE + slot + 0.9, 0.9);
    }
    told.isCompleted(4, from + LEASE + slots);
  }
}
