package io.l2nas.standalone.command;

import io.l2nas.standalone.screen.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code l2nas cancel}: an experiment ends early. */
@Command(
    name = "cancel",
    header = "End an experiment before its budget is used.",
    description = {"What is recorded stays; an experiment that has ended cannot be resumed."})
final class CancelCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server;

  @Parameters(paramLabel = "ID", description = "The experiment.")
  private String id;

  CancelCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    return StatusChange.of(id, "cancel", server, console);
  }
}
