package io.l2nas.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * Some hundreds of hostile records among a hundred steps; the benchmark sends ten thousand. How
 * fast it is, is not asked here: others use this machine, too.
 */
class PoisonBenchmarkIT {
  @Test
  void hostileRecordsStopNobodyAndAreBuriedOnce() {
    // When
    int code =
        new CommandLine(new PoisonBenchmark())
            .execute("--hostile", "400", "--good", "100", "--slower", "0");

    // Then
    assertThat(code).isZero();
  }
}
