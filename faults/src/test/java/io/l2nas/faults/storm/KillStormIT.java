package io.l2nas.faults.storm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** A short storm, in processes as they are deployed; {@code faults/run storm} is the long one. */
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
                "2");

    // Then
    assertThat(code).isZero();
  }
}
