package io.l2nas.faults.storm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * A short storm, in processes as they are deployed; {@code faults/run storm} is the long one. A
 * lost service is noticed sooner than usual: that shortens the run, and is no part of what it asks.
 */
class KillStormIT {
  @Test
  void nothingIsLostWhateverIsKilled() {
    // When
    int code =
        new CommandLine(new KillStorm())
            .execute(
                "--steps",
                "200",
                "--service-kills",
                "20",
                "--broker-kills",
                "3",
                "--database-kills",
                "2",
                "--session",
                "3");

    // Then
    assertThat(code).isZero();
  }
}
