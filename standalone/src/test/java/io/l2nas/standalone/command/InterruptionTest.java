package io.l2nas.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process that is told to stop. */
class InterruptionTest {
  @TempDir private Path folder;

  @Test
  void itSaysHowFarItCameAndWhatIsKept() throws Exception {
    // Given a search that has done some steps of many
    Process process = search();
    while (Files.size(err()) == 0 && process.isAlive()) {
      Thread.sleep(50);
    }

    // When
    process.destroy();

    // Then
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(folder.resolve("out")).isEmptyFile();
    assertThat(Files.readAllLines(err()))
        .last()
        .asString()
        .matches(
            "l2nas: interrupted at step [1-9]\\d* of 100000; nothing is kept; the same command finds"
                + " the same again");
  }

  private Process search() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "io.l2nas.standalone.L2nas",
            "search",
            "--in-process",
            "--space",
            Tables.spaceFile(folder).toString(),
            "--table",
            Tables.tableFile(folder).toString(),
            "--metric",
            "accuracy",
            "--steps",
            "100000",
            "--delay",
            "20ms",
            "--json")
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(err().toFile())
        .start();
  }

  private Path err() {
    return folder.resolve("err");
  }
}
