package io.l2nas.standalone.keystone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A real process with broker, database and services that is told to stop. */
@DisabledOnOs(OS.WINDOWS)
class OrderlyStopIT {
  private static final Duration START = Duration.ofMinutes(3);
  private static final int BY_SIGTERM = 143;

  @TempDir Path folder;
  private SyntheticBenchmark benchmark;
  private Path data;

  @BeforeEach
  void writeBenchmark() throws IOException {
    benchmark = SyntheticBenchmark.in(folder);
    data = folder.resolve("data");
  }

  @Test
  void aSearchStopsBrokerAndDatabase() throws Exception {
    // Given a search in the middle of its steps
    Command search = start(benchmark.search("--steps", "100000", "--delay", "5ms"));
    await().atMost(START).until(() -> search.err().contains("\nstep "));

    // When
    int code = search.stop();

    // Then
    assertThat(code).isEqualTo(BY_SIGTERM);
    assertThat(search.err().lines())
        .filteredOn(line -> line.startsWith("l2nas"))
        .singleElement()
        .asString()
        .startsWith("l2nas: interrupted at step ");
    assertStoppedInOrder();
  }

  @Test
  void aServerStopsBrokerAndDatabase() throws Exception {
    // Given
    Command server =
        start(List.of("up", "--port", "18423", "--table", "bench=" + benchmark.table()));
    await().atMost(START).until(() -> server.err().contains("ready at"));

    // When
    int code = server.stop();

    // Then
    assertThat(code).isEqualTo(BY_SIGTERM);
    assertThat(server.err().lines()).noneMatch(line -> line.startsWith("l2nas"));
    assertStoppedInOrder();
  }

  private void assertStoppedInOrder() throws IOException {
    assertThat(data.resolve("kafka/log/.kafka_cleanshutdown")).exists();
    assertThat(data.resolve("postgres/pgdata/postmaster.pid")).doesNotExist();
    assertThat(Files.readString(data.resolve("postgres/postgres.log")).strip())
        .endsWith("database system is shut down");
  }

  private Command start(List<String> arguments) throws IOException {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of("--data", data.toString()));
    return Command.start(Files.createDirectories(folder.resolve("runs")), all);
  }
}
