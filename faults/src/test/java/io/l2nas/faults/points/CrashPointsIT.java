package io.l2nas.faults.points;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Every point once; {@code faults/run crash-points} takes each twenty times. */
@Tag("long")
class CrashPointsIT {
  @Test
  void nothingIsLostWhereverAServiceEnds() {
    // When
    int code = new CommandLine(new CrashPoints()).execute("--times", "1");

    // Then
    assertThat(code).isZero();
  }
}
