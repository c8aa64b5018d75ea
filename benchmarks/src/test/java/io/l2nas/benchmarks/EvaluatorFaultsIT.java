package io.l2nas.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The faults once each, in processes as they are deployed; the benchmark does them fifty times. */
class EvaluatorFaultsIT {
  @Test
  void aBusyEvaluatorMayBeKilledStoppedOrFrozen() {
    // When
    int code =
        new CommandLine(new EvaluatorFaults())
            .execute("--times", "1", "--lease", "2", "--held", "8", "--long", "20");

    // Then
    assertThat(code).isZero();
  }
}
