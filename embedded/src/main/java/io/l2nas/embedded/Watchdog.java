package io.l2nas.embedded;

import io.l2nas.embedded.InfrastructureException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The shell process that runs PostgreSQL for this JVM. It stops PostgreSQL, and deletes a folder if
 * told so, when {@link #close} is called and just the same when this JVM dies, however it dies.
 */
final class Watchdog implements AutoCloseable {
  private static final long LIMIT_SECONDS = 120;

  private final PostgresFolder folder;
  private final Process shell;

  private Watchdog(PostgresFolder folder, Process shell) {
    this.folder = folder;
    this.shell = shell;
  }

  /** Returns when PostgreSQL takes connections; if it does not come up, it is down again. */
  static Watchdog start(
      PostgresPrograms programs, PostgresFolder folder, int port, Optional<Path> temporary)
      throws IOException {
    long logged = folder.logSize();
    List<String> command = new ArrayList<>(List.of("sh", "-c", script(), "l2nas-postgres"));
    command.add(programs.program("pg_ctl").toString());
    command.add(folder.pgdata().toString());
    command.add(folder.log().toString());
    command.add(PostgresSettings.options(port, temporary.isPresent()));
    command.add(temporary.map(Path::toString).orElse(""));
    command.addAll(programs.prefix());
    Process shell =
        programs.process(folder.data(), command).redirectError(Redirect.DISCARD).start();
    if (shell.inputReader().readLine() == null) {
      throw startFailure(folder, folder.logSince(logged));
    }
    return new Watchdog(folder, shell);
  }

  @Override
  public void close() {
    try {
      shell.getOutputStream().close();
      if (!shell.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw stopFailure("it did not stop in " + LIMIT_SECONDS + " s", null);
      }
    } catch (IOException e) {
      throw stopFailure(e.toString(), e);
    } catch (InterruptedException e) {
      // The shell goes on without us.
      Thread.currentThread().interrupt();
    }
  }

  private static String script() throws IOException {
    try (InputStream script = Watchdog.class.getResourceAsStream("postgres-watchdog.sh")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InfrastructureException startFailure(PostgresFolder folder, String logged) {
    boolean taken = logged.contains("Address already in use");
    return new InfrastructureException(
        taken ? Reason.PORT_TAKEN : Reason.START_FAILED,
        "PostgreSQL did not start on %s. Its log %s says:%n%s"
            .formatted(folder.data(), folder.log(), logged));
  }

  private InfrastructureException stopFailure(String why, Exception cause) {
    return new InfrastructureException(
        Reason.STOP_FAILED,
        "PostgreSQL (watched by process %d) on %s: %s. See %s."
            .formatted(shell.pid(), folder.data(), why, folder.log()),
        cause);
  }
}
