package io.l2nas.faults.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTimesTest {
  @Test
  void everyStartThatWasCompletedCounts(@TempDir Path folder) throws IOException {
    // Given
    Path log = folder.resolve("log");
    Files.writeString(
        log,
        """
        INFO  [io.quarkus] (main) agent on JVM (powered by Quarkus 3.33.2) started in 26.082s. Listening on: http://x
        INFO  [io.quarkus] (main) Profile prod activated.
        WARN  [io.l2nas] something started in vain
        INFO  [io.quarkus] (main) agent on JVM (powered by Quarkus 3.33.2) started in 3.5s. Listening on: http://x
        """);

    // Then
    assertThat(StartTimes.in(log))
        .containsExactly(Duration.ofMillis(26_082), Duration.ofMillis(3_500));
  }
}
