package io.l2nas.standalone.command;

import io.l2nas.standalone.screen.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code l2nas watch}: one experiment to its end. */
@Command(
    name = "watch",
    header = "Follow an experiment to its end.",
    description = {
      "Shows its curve, its best architectures and its pool on a terminal, a line now and then"
          + " elsewhere, and then how it ended, as does the exit code. Ctrl-C stops watching, not the"
          + " experiment."
    },
    footer = "  @|bold l2nas watch ID && l2nas export ID --output run.csv|@")
final class WatchCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server;

  @Parameters(paramLabel = "ID", description = "The experiment.")
  private String id;

  WatchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    return new Following(console, server.experiments(), server).untilEnd(id);
  }
}
