package io.l2nas.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.standalone.client.TeamView;
import io.l2nas.standalone.screen.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code l2nas teams}: who shares the pools. */
@Command(
    name = "teams",
    header = "List the teams: what they may have, and have used today.",
    footer = "  @|bold l2nas teams --json | jq -r '.items[].team'|@")
final class TeamsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server;

  TeamsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    JsonNode page = server.pools().teams();
    server.print(console, page, () -> lines(page));
    return 0;
  }

  private List<String> lines(JsonNode page) {
    if (page.path("items").isEmpty()) {
      return List.of("no team was given terms, or has used anything today; see 'l2nas team'");
    }
    List<TeamView> teams = new ArrayList<>();
    page.path("items").forEach(item -> teams.add(TeamView.of(item)));
    return TeamsTable.lines(teams, console.outStyle());
  }
}
