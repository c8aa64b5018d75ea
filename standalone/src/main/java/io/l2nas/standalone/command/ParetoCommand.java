package io.l2nas.standalone.command;

import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.objective.Objective;
import io.l2nas.standalone.client.ExperimentView;
import io.l2nas.standalone.client.Experiments;
import io.l2nas.standalone.client.Json;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import io.l2nas.standalone.front.FrontFold;
import io.l2nas.standalone.screen.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code l2nas pareto}: what is best at which price. */
@Command(
    name = "pareto",
    header = "Show which architectures are best at what price.",
    description = {
      "The architectures of which none is beaten both in the metric and in another one."
    },
    footer = {
      "  @|bold l2nas pareto ID --against macs|@",
      "  @|bold l2nas pareto ID --json | jq -r '.points[].architecture'|@"
    })
final class ParetoCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server;

  @Parameters(paramLabel = "ID", description = "The experiment.")
  private String id;

  @Option(
      names = "--against",
      paramLabel = "NAME",
      description =
          "The other metric; the first of the objective, else the first that is reported. Little of"
              + " it is good unless the objective says otherwise.")
  private String against;

  @Option(names = "--show", paramLabel = "N", description = "At most so many (${DEFAULT-VALUE}).")
  private int show = 20;

  ParetoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    Experiments experiments = server.experiments();
    ExperimentSpec spec = ExperimentView.of(experiments.find(id)).spec();
    FrontFold fold = new FrontFold(spec, other(spec));
    experiments.forEachEvent(
        id,
        event -> {
          if (event instanceof StateAdvanced state) {
            fold.follow(state);
          }
        });
    if (server.json()) {
      console.out().println(Json.line(fold.front()));
      return 0;
    }
    console.out().println();
    new FrontReport(fold, spec.space())
        .lines(Math.max(0, show), console.terminal().outColumns(), console.outStyle())
        .forEach(console.out()::println);
    return 0;
  }

  private String other(ExperimentSpec spec) {
    List<String> known = new ArrayList<>(Objective.of(spec.reward()).metrics());
    known.addAll(spec.evaluator().report());
    if (against == null && !known.isEmpty()) {
      return known.get(0);
    }
    if (against == null || !known.contains(against)) {
      throw new CommandException(
          ExitCode.REFUSED,
          known.isEmpty()
              ? "'%s' reports no metric besides %s; search with --report or --constraint"
                  .formatted(id, spec.evaluator().metric())
              : "--against is '%s'; '%s' reports %s"
                  .formatted(against, id, String.join(", ", spec.evaluator().report())));
    }
    return against;
  }
}
