package io.l2nas.embedded;

import io.l2nas.embedded.InfrastructureException.Reason;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A server that outlived the JVM which had started it, because its watchdog was killed too or is
 * still at it. Whoever holds the folder's lock may stop it.
 */
final class LeftoverPostmaster {
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final Duration POLL = Duration.ofMillis(50);

  private final PostgresFolder folder;
  private final Path pidFile;

  LeftoverPostmaster(PostgresFolder folder) {
    this.folder = folder;
    this.pidFile = folder.pgdata().resolve("postmaster.pid");
  }

  /** Stops it if there is one; all that was committed is kept. */
  void stop() throws IOException, InterruptedException {
    Optional<ProcessHandle> named = namedProcess();
    if (named.isEmpty()) {
      return;
    }
    if (!isPostmasterOfThisFolder(named.get())) {
      // The number was given to another process, after a restart of the machine or the container.
      Files.deleteIfExists(pidFile);
      return;
    }
    interrupt(named.get());
    awaitEnd(named.get());
  }

  private Optional<ProcessHandle> namedProcess() throws IOException {
    return firstLine()
        .map(line -> Long.parseLong(line.strip()))
        .flatMap(ProcessHandle::of)
        .filter(ProcessHandle::isAlive);
  }

  private Optional<String> firstLine() throws IOException {
    try {
      return Files.readAllLines(pidFile).stream().findFirst();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private boolean isPostmasterOfThisFolder(ProcessHandle process) {
    return process
        .info()
        .arguments()
        .map(arguments -> List.of(arguments).contains(folder.pgdata().toString()))
        .orElse(false);
  }

  /**
   * SIGINT is PostgreSQL's fast shutdown; Java itself can only send SIGTERM, which waits for
   * clients.
   */
  private static void interrupt(ProcessHandle process) throws IOException, InterruptedException {
    // The shell's own kill: not every image has the program.
    new ProcessBuilder("sh", "-c", "kill -INT " + process.pid())
        .redirectError(Redirect.DISCARD)
        .start()
        .waitFor();
  }

  /**
   * Its last act is to delete its file. The process may stay on as a zombie for ever, where nobody
   * collects orphans (process 1 of many containers).
   */
  private void awaitEnd(ProcessHandle process) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (namedProcess().equals(Optional.of(process))) {
      if (System.nanoTime() > deadline) {
        throw new InfrastructureException(
            Reason.FOLDER_IN_USE,
            ("PostgreSQL (process %d) still runs on %s and did not stop in %d s. Stop it, "
                    + "or give another folder.")
                .formatted(process.pid(), folder.data(), LIMIT.toSeconds()));
      }
      Thread.sleep(POLL.toMillis());
    }
  }
}
