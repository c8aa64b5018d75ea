package io.l2nas.faults.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Every service once; {@code faults/run rolling} replaces each twice. */
class RollingIT {
  @Test
  void noRequestFailsAndNothingAcknowledgedIsLost() {
    // When
    int code =
        new CommandLine(new Rolling()).execute("--rounds", "1", "--hold", "2", "--pace", "500");

    // Then
    assertThat(code).isZero();
  }
}
