package io.l2nas.standalone.command;

import io.l2nas.standalone.screen.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code l2nas resume}: a paused experiment goes on. */
@Command(
    name = "resume",
    header = "Let a paused experiment go on.",
    description = {"It goes on where it was, on the same trajectory."})
final class ResumeCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server;

  @Parameters(paramLabel = "ID", description = "The experiment.")
  private String id;

  ResumeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    return StatusChange.of(id, "resume", server, console);
  }
}
