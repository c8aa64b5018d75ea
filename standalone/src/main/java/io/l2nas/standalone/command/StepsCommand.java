package io.l2nas.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.standalone.client.ExperimentView;
import io.l2nas.standalone.client.Experiments;
import io.l2nas.standalone.client.StepView;
import io.l2nas.standalone.screen.ArchitectureTable;
import io.l2nas.standalone.screen.Console;
import io.l2nas.standalone.screen.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code l2nas steps}: what an experiment did, step by step. */
@Command(
    name = "steps",
    header = "Show what an experiment did, step by step.",
    description = {"A page at a time; 'l2nas export' writes all of them to a file."},
    footer = "  @|bold l2nas steps ID --limit 100 --json | jq '.items[].reward'|@")
final class StepsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server;

  @Parameters(paramLabel = "ID", description = "The experiment.")
  private String id;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many on a page (${DEFAULT-VALUE}).")
  private int limit = 20;

  @Option(
      names = "--cursor",
      paramLabel = "C",
      description = "Where the page begins: the 'next' of the page before.")
  private String cursor = "";

  StepsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    Experiments experiments = server.experiments();
    JsonNode page = experiments.steps(id, limit, cursor);
    if (server.json()) {
      server.print(console, page, List::of);
      return 0;
    }
    ExperimentView view = ExperimentView.of(experiments.find(id));
    lines(page, view).forEach(console.out()::println);
    String next = page.path("next").asText("");
    if (!next.isEmpty()) {
      console.note("go on with: l2nas steps %s --cursor %s".formatted(id, next));
    }
    return 0;
  }

  private List<String> lines(JsonNode page, ExperimentView view) {
    List<String> titles = new ArrayList<>(List.of(">step", ">" + view.metric()));
    view.report().forEach(name -> titles.add(">" + name));
    titles.add(">seconds");
    ArchitectureTable table = new ArchitectureTable(titles, view.spec().space());
    for (JsonNode item : page.path("items")) {
      StepView step = StepView.of(item);
      table.row(cells(step, view.report()), step.architecture());
    }
    return table.lines(console.terminal().outColumns(), console.outStyle());
  }

  private static List<String> cells(StepView step, List<String> report) {
    List<String> cells = new ArrayList<>(List.of("" + step.step()));
    cells.add(
        step.failure() == null ? Figures.metric(step.value()) : failure(step.failure().reason()));
    report.forEach(name -> cells.add(Figures.metric(step.reported().get(name))));
    cells.add(
        step.origin() == null ? String.format(Locale.ROOT, "%.3f", step.seconds()) : "reused");
    return cells;
  }

  private static String failure(String reason) {
    return reason.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
