package io.l2nas.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.standalone.client.ExperimentView;
import io.l2nas.standalone.client.Experiments;
import io.l2nas.standalone.screen.Console;
import io.l2nas.standalone.screen.TopTable;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code l2nas top}: the best architectures of an experiment. */
@Command(
    name = "top",
    header = "Show the best architectures of an experiment.",
    footer = {
      "  @|bold l2nas top ID --limit 3|@",
      "  @|bold l2nas top ID --json | jq -r '.items[].architecture'|@"
    })
final class TopCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server;

  @Parameters(paramLabel = "ID", description = "The experiment.")
  private String id;

  @Option(names = "--limit", paramLabel = "N", description = "At most so many (${DEFAULT-VALUE}).")
  private int limit = 10;

  TopCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    Experiments experiments = server.experiments();
    JsonNode top = experiments.top(id, limit);
    if (server.json()) {
      server.print(console, top, List::of);
      return 0;
    }
    ExperimentView view = ExperimentView.of(experiments.find(id));
    new TopTable(Experiments.entries(top), view.spec())
        .lines(console.terminal().outColumns(), console.outStyle())
        .forEach(console.out()::println);
    return 0;
  }
}
