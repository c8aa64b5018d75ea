package io.l2nas.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * Fifty readers of one search, five of whom read nothing; the benchmark has two hundred. How fast
 * it is, is not asked here: others use this machine, too.
 */
class ReadersBenchmarkIT {
  @Test
  void whoReadsHearsOfEverythingWhileOthersStall() {
    // When
    int code =
        new CommandLine(new ReadersBenchmark())
            .execute(
                "--steps",
                "100",
                "--readers",
                "50",
                "--stalled",
                "5",
                "--rounds",
                "1",
                "--warm-up",
                "0");

    // Then
    assertThat(code).isZero();
  }
}
