package io.l2nas.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.standalone.client.ExperimentView;
import io.l2nas.standalone.screen.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code l2nas show}: one experiment. */
@Command(
    name = "show",
    header = "Show one experiment.",
    footer = "  @|bold l2nas show ID --json | jq .trajectoryHash|@")
final class ShowCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server;

  @Parameters(paramLabel = "ID", description = "The experiment.")
  private String id;

  ShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    JsonNode experiment = server.experiments().find(id);
    server.print(
        console,
        experiment,
        () -> ExperimentReport.lines(ExperimentView.of(experiment), console.outStyle()));
    return 0;
  }
}
