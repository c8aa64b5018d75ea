package io.l2nas.faults.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A process that is started again at once whenever it ends, as an orchestrator does. What it says
 * goes to a file.
 */
public final class RestartedProcess implements AutoCloseable {
  private final String name;
  private final ProcessBuilder builder;
  private final Supplier<JavaCommand> command;
  private final List<Integer> ends = new ArrayList<>();
  private Process process;
  private Process killed;
  private boolean away;

  private RestartedProcess(String name, ProcessBuilder builder, Supplier<JavaCommand> command) {
    this.name = name;
    this.builder = builder;
    this.command = command;
  }

  /**
   * Starts it.
   *
   * @param command is asked before every start
   */
  static RestartedProcess start(
      String name, Path log, Supplier<JavaCommand> command, Map<String, String> environment) {
    ProcessBuilder builder =
        new ProcessBuilder()
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    RestartedProcess restarted = new RestartedProcess(name, builder, command);
    restarted.start();
    Runtime.getRuntime().addShutdownHook(new Thread(restarted::close, name + "-end"));
    return restarted;
  }

  public String name() {
    return name;
  }

  /** SIGKILL. */
  public synchronized void kill() {
    killed = process;
    process.destroyForcibly();
  }

  /** SIGTERM, as where a new version takes over; returns with the exit code when it has ended. */
  public int end() {
    Process leaving;
    synchronized (this) {
      leaving = process;
      killed = leaving;
      leaving.destroy();
    }
    return leaving.onExit().join().exitValue();
  }

  /** SIGKILL; it is not started again before {@link #comeBack}. */
  public synchronized void stayAway() {
    away = true;
    kill();
  }

  /** Starts it again. */
  public synchronized void comeBack() {
    process.onExit().join();
    away = false;
    start();
  }

  /** The exit codes with which it ended though nobody had killed it. */
  public synchronized List<Integer> endsByItself() {
    return List.copyOf(ends);
  }

  /** Ends it for good; a second call does nothing. */
  @Override
  public synchronized void close() {
    away = true;
    process.destroyForcibly();
  }

  private synchronized void start() {
    try {
      JavaCommand next = command.get();
      process = builder.directory(next.folder().toFile()).command(next.line()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be started", e);
    }
    Process started = process;
    process.onExit().thenAccept(this::ended).exceptionally(failure -> giveUp(started, failure));
  }

  private synchronized void ended(Process gone) {
    if (away || gone != process) {
      return; // Nobody wants it, or it has been started again.
    }
    if (gone != killed) {
      ends.add(gone.exitValue());
    }
    start();
  }

  private static Void giveUp(Process gone, Throwable failure) {
    throw new IllegalStateException("process " + gone.pid() + " could not be replaced", failure);
  }
}
