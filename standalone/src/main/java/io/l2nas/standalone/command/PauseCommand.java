package io.l2nas.standalone.command;

import io.l2nas.standalone.screen.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code l2nas pause}: an experiment waits. */
@Command(
    name = "pause",
    header = "Stop proposing until it is resumed.",
    description = {"Evaluations that run come to their end and are recorded."})
final class PauseCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server;

  @Parameters(paramLabel = "ID", description = "The experiment.")
  private String id;

  PauseCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    return StatusChange.of(id, "pause", server, console);
  }
}
