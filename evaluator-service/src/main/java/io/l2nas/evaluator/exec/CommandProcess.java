package io.l2nas.evaluator.exec;

import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.evaluator.wire.Quote;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A running process of a command, which is told one thing and says many. Nothing here blocks a
 * thread so that it cannot be interrupted; closed, the process and its descendants are gone.
 */
final class CommandProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 5;
  private static final int KILLED_FOR_MEMORY = 128 + 9;

  private final Command command;
  private final ProcessTree tree;
  private final OutputLines output;
  private final ErrorOutput errors;
  private final Thread outputReader;
  private final Thread errorReader;

  /** What outlives the process and holds its pipes open would keep the readers waiting for ever. */
  private final CompletableFuture<Void> outlived;

  private CommandProcess(Command command, ProcessTree tree) {
    this.command = command;
    this.tree = tree;
    this.output = new OutputLines(tree.root().getInputStream());
    this.errors = new ErrorOutput(command.title(), tree.root().getErrorStream());
    this.outputReader = thread("stdout", output);
    this.errorReader = thread("stderr", errors);
    this.outlived =
        tree.root().onExit().thenRunAsync(tree::killNow, killing -> thread("end", killing).start());
  }

  /**
   * Starts the command.
   *
   * @throws EvaluationException if there is no such program
   */
  static CommandProcess start(Command command) throws EvaluationException {
    try {
      ProcessTree tree =
          ProcessTree.start(new ProcessBuilder(command.line()), command.wholeEnvironment());
      CommandProcess process = new CommandProcess(command, tree);
      process.outputReader.start();
      process.errorReader.start();
      return process;
    } catch (IOException e) {
      throw command.failure(
          "cannot be started: %s; mend l2nas.evaluator.commands.%s.line, which is %s"
              .formatted(e.getMessage(), command.name(), command.line()));
    }
  }

  /** Says a line, without waiting for the process to read it. */
  void say(String line) {
    write(line, false);
  }

  /** Says a line and that it is the last one. */
  void sayLast(String line) {
    write(line, true);
  }

  OutputLines.Line next() throws InterruptedException {
    return output.next();
  }

  /** Whether it waits for the next line, as far as one can see. */
  boolean isReady() {
    return tree.root().isAlive() && !output.unread();
  }

  /** The code that it ended with; empty if it goes on. */
  Optional<Integer> exitCode() throws InterruptedException {
    return tree.root().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)
        ? Optional.of(tree.root().exitValue())
        : Optional.empty();
  }

  /** How it ended, for a failure message. */
  String ending() throws InterruptedException {
    Optional<Integer> code = exitCode();
    if (code.isEmpty()) {
      return "closed its output and did not end";
    }
    errorReader.join(TimeUnit.SECONDS.toMillis(1));
    String tail = errors.tail();
    return "ended with exit code %d%s%s"
        .formatted(
            code.get(),
            code.get() == KILLED_FOR_MEMORY
                ? " (killed, which is what a system does that runs out of memory)"
                : "",
            tail.isEmpty()
                ? " and wrote nothing to stderr"
                : "; its last words on stderr: " + Quote.printable(tail.replace("\n", " | ")));
  }

  @Override
  public void close() {
    tree.kill();
    outlived.cancel(false);
    outputReader.interrupt();
  }

  private void write(String line, boolean last) {
    Runnable writing =
        () -> {
          OutputStream input = tree.root().getOutputStream();
          try {
            input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
            if (last) {
              input.close();
            }
          } catch (IOException e) {
            // It does not listen any more; what it says, or that it ends, tells the rest.
          }
        };
    thread("stdin", writing).start();
  }

  private Thread thread(String what, Runnable work) {
    Thread thread = new Thread(work, "l2nas-exec-%s-%s".formatted(command.name(), what));
    thread.setDaemon(true);
    return thread;
  }
}
