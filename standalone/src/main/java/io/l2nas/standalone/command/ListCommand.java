package io.l2nas.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.standalone.client.ExperimentView;
import io.l2nas.standalone.screen.Console;
import io.l2nas.standalone.screen.Figures;
import io.l2nas.standalone.screen.TextTable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code l2nas list}: the experiments of a server. */
@Command(
    name = "list",
    header = "List the experiments of a server.",
    footer = {
      "  @|bold l2nas list --status running|@",
      "  @|bold l2nas list --team vision --json | jq -r '.items[].id'|@"
    })
final class ListCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Only these: ${COMPLETION-CANDIDATES}.")
  private ExperimentStatus status;

  @Option(names = "--team", paramLabel = "NAME", description = "Only those of this team.")
  private String team;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many, the latest first (${DEFAULT-VALUE}).")
  private int limit = 20;

  ListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    Map<String, String> filters = new HashMap<>();
    if (status != null) {
      filters.put("status", status.name());
    }
    if (team != null) {
      filters.put("team", team);
    }
    JsonNode page = server.experiments().list(filters, limit);
    server.print(console, page, () -> lines(page));
    if (page.path("next").isTextual() && !server.json()) {
      console.note("there are more: --limit " + 5 * limit);
    }
    return 0;
  }

  private List<String> lines(JsonNode page) {
    if (page.path("items").isEmpty()) {
      return List.of("no experiments; submit one with 'l2nas submit'");
    }
    TextTable table =
        TextTable.of(
            List.of(
                "id",
                "status",
                ">steps",
                ">best",
                "submitted",
                "agent",
                "team",
                "metric",
                "space"));
    page.path("items").forEach(item -> table.row(row(ExperimentView.of(item))));
    return table.narrowedTo(console.terminal().outColumns()).lines(console.outStyle());
  }

  private static List<String> row(ExperimentView view) {
    return List.of(
        view.id(),
        view.status().name().toLowerCase(Locale.ROOT),
        view.applied() + "/" + view.steps(),
        view.best() == null ? "" : Figures.metric(view.best().value()),
        view.submittedAt().substring(0, "2026-11-24T05:00".length()).replace('T', ' '),
        view.agent(),
        view.team(),
        view.metric(),
        view.space());
  }
}
