package io.l2nas.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * The faults once each, in processes as they are deployed: nothing is lost. How soon it is mended
 * is what the benchmark measures, fifty times; so a lease that a busy machine holds, and much
 * grace.
 */
class EvaluatorFaultsIT {
  @Test
  void aBusyEvaluatorMayBeKilledStoppedOrFrozen() {
    // Given
    EvaluatorFaults faults = new EvaluatorFaults();

    // When
    int code =
        new CommandLine(faults)
            .execute(
                "--times", "1", "--lease", "4", "--grace", "60", "--held", "8", "--long", "30");

    // Then
    assertThat(faults.broken()).isEmpty();
    assertThat(code).isZero();
  }
}
