package io.l2nas.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of PostgreSQL when the JVM that had started it gets a SIGKILL. */
class KilledJvmIT {
  @TempDir Path data;

  @Test
  void everyCommittedRowIsThereForTheNextStart() throws Exception {
    // Given
    try (ChildJvm child = startAndCommit()) {
      child.kill();

      // When
      try (EmbeddedPostgres again = EmbeddedPostgres.start(data)) {

        // Then
        assertThat(count(again)).isGreaterThanOrEqualTo(child.lastCount("committed"));
      }
    }
  }

  @Test
  void theServerStopsByItselfAndInOrderWhenNobodyComesBack() throws Exception {
    // Given
    try (ChildJvm child = startAndCommit()) {
      int port = Integer.parseInt(child.value("port"));

      // When
      child.kill();

      // Then
      await().atMost(ChildJvm.LIMIT).until(() -> !Ports.answersOnLoopback(port));
      await()
          .atMost(ChildJvm.LIMIT)
          .until(() -> log().endsWith("LOG:  database system is shut down"));
      awaitEndOfServer();
    }
  }

  @Test
  void aServerWhoseWatchdogIsKilledTooIsStoppedByTheNextStart() throws Exception {
    // Given
    try (ChildJvm child = startAndCommit()) {
      int port = Integer.parseInt(child.value("port"));
      ProcessHandle watchdog =
          ProcessHandle.of(Long.parseLong(child.value("watchdog"))).orElseThrow();
      watchdog.destroyForcibly();
      child.kill();
      assertThat(Ports.answersOnLoopback(port)).isTrue();

      // When
      try (EmbeddedPostgres again = EmbeddedPostgres.start(data)) {

        // Then
        assertThat(count(again)).isGreaterThanOrEqualTo(child.lastCount("committed"));
        assertThat(again.port()).isNotEqualTo(port);
        assertThat(Ports.answersOnLoopback(port)).isFalse();
      }
    }
  }

  @Test
  void theWatchdogOfAKilledJvmLeavesTheNextServerAlone() throws Exception {
    // Given
    try (ChildJvm child = startAndCommit()) {
      long watchdog = Long.parseLong(child.value("watchdog"));
      signal("STOP", watchdog);
      child.kill();

      // When
      try (EmbeddedPostgres again = EmbeddedPostgres.start(data)) {
        signal("CONT", watchdog);
        await().atMost(ChildJvm.LIMIT).until(() -> ProcessHandle.of(watchdog).isEmpty());

        // Then
        assertThat(count(again)).isGreaterThanOrEqualTo(child.lastCount("committed"));
      }
    }
  }

  @Test
  void aCtrlCReachesNeitherServerNorWatchdog() throws Exception {
    // Given
    try (ChildJvm child = startAndCommit()) {
      long watchdog = Long.parseLong(child.value("watchdog"));

      // When
      signal("INT", watchdog);
      signal("HUP", watchdog);

      // Then
      child.awaitCount("committed", child.lastCount("committed") + 100);
      assertThat(ProcessHandle.of(watchdog)).isPresent();
      assertThat(sessionOf(postmaster())).isNotEqualTo(sessionOf(child.pid()));
      child.kill();
      awaitEndOfServer();
    }
  }

  @Test
  void aTemporaryFolderIsDeleted() throws Exception {
    // Given
    try (ChildJvm child =
        ChildJvm.start(InfrastructureChild.class, List.of("-Djava.io.tmpdir=" + data))) {
      child.value("port");
      assertThat(temporaryFolders()).hasSize(1);

      // When
      child.kill();

      // Then
      await().atMost(ChildJvm.LIMIT).until(() -> temporaryFolders().isEmpty());
    }
  }

  private ChildJvm startAndCommit() throws IOException {
    ChildJvm child = ChildJvm.start(PostgresChild.class, List.of(), data);
    child.awaitCount("committed", 100);
    return child;
  }

  private static int count(EmbeddedPostgres postgres) throws Exception {
    return Integer.parseInt(Rows.of(postgres).single(PostgresChild.COUNT));
  }

  /** It writes to its folder until then, and the folder is to be deleted. */
  private void awaitEndOfServer() {
    await()
        .atMost(ChildJvm.LIMIT)
        .until(() -> Files.notExists(data.resolve("pgdata/postmaster.pid")));
  }

  private String log() throws IOException {
    return Files.readString(data.resolve("postgres.log")).strip();
  }

  private List<Path> temporaryFolders() throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return files.filter(file -> file.getFileName().toString().startsWith("l2nas-data-")).toList();
    }
  }

  private long postmaster() throws IOException {
    return Long.parseLong(Files.readAllLines(data.resolve("pgdata/postmaster.pid")).get(0));
  }

  /** A terminal's signals go to one session only. */
  private static String sessionOf(long pid) throws IOException {
    try (var session =
        new ProcessBuilder("ps", "-o", "sess=", "-p", Long.toString(pid)).start().inputReader()) {
      return session.readLine().strip();
    }
  }

  private static void signal(String name, long pid) throws Exception {
    new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(name, pid)).start().waitFor();
  }
}
