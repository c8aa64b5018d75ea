package io.l2nas.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.contracts.TeamRequest;
import io.l2nas.standalone.client.Pools;
import io.l2nas.standalone.client.TeamView;
import io.l2nas.standalone.screen.Console;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code l2nas team}: what a team may have of the pools. */
@Command(
    name = "team",
    header = "Show what a team may have, or give it other terms.",
    description = {
      "What is not given stays as it is. Other terms are true for what is dispatched from then on;"
          + " nothing is stopped."
    },
    footer = {
      "  @|bold l2nas team vision|@",
      "  @|bold l2nas team vision --weight 2 --max-in-flight 16 --per-day 10h|@",
      "  @|bold l2nas team vision --per-day none|@"
    })
final class TeamCommand implements Callable<Integer> {
  private static final String NONE = "none";

  private final Console console;

  @Mixin private ServerOptions server;

  @Parameters(paramLabel = "TEAM", description = "The team.")
  private String team;

  @Option(
      names = "--weight",
      paramLabel = "W",
      description = "Its share, against the weights of the others.")
  private Double weight;

  @Option(
      names = "--max-in-flight",
      paramLabel = "N",
      description = "Actions in flight in a pool at once; 'none' is no limit.")
  private String maxInFlight;

  @Option(
      names = "--per-day",
      paramLabel = "TIME",
      description = "Evaluation time in a day of UTC, such as 10h; 'none' is no limit.")
  private String perDay;

  TeamCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    Pools pools = server.pools();
    JsonNode shown = pools.team(team);
    if (weight != null || maxInFlight != null || perDay != null) {
      shown = pools.setTeam(team, request(TeamView.of(shown)));
    }
    TeamView view = TeamView.of(shown);
    server.print(console, shown, () -> TeamsTable.lines(List.of(view), console.outStyle()));
    return 0;
  }

  private TeamRequest request(TeamView now) {
    return Usage.valid(
        () ->
            new TeamRequest(
                weight == null ? now.weight() : weight,
                maxInFlight == null ? now.maxInFlight() : count(maxInFlight),
                perDay == null ? now.secondsPerDay() : seconds(perDay)));
  }

  private static Integer count(String text) {
    if (text.equals(NONE)) {
      return null;
    }
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "--max-in-flight is '%s'; it must be a whole number, or 'none'".formatted(text), e);
    }
  }

  private static Double seconds(String text) {
    if (text.equals(NONE)) {
      return null;
    }
    try {
      return new TimeConverter().convert(text);
    } catch (TypeConversionException e) {
      throw new IllegalArgumentException("--per-day: " + e.getMessage() + ", or 'none'", e);
    }
  }
}
