package io.l2nas.faults.restore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** A short search; {@code faults/run restore} has a longer one. */
class RestoreIT {
  @Test
  void whatTheDumpDoesNotHaveComesBackFromKafka() {
    // When
    int code = new CommandLine(new Restore()).execute("--steps", "60");

    // Then
    assertThat(code).isZero();
  }
}
