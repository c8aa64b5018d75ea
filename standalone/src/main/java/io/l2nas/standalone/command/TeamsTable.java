package io.l2nas.standalone.command;

import io.l2nas.standalone.client.TeamView;
import io.l2nas.standalone.screen.Figures;
import io.l2nas.standalone.screen.Style;
import io.l2nas.standalone.screen.TextTable;
import java.util.List;

/** What teams may have, and have used today. */
final class TeamsTable {
  private TeamsTable() {}

  static List<String> lines(List<TeamView> teams, Style style) {
    TextTable table =
        TextTable.of(List.of("team", ">weight", ">in flight", ">a day", ">used today"));
    for (TeamView team : teams) {
      table.row(
          List.of(
              team.team(),
              Figures.plain(team.weight()),
              team.maxInFlight() == null ? "no limit" : String.valueOf(team.maxInFlight()),
              team.secondsPerDay() == null ? "no limit" : Figures.time(team.secondsPerDay()),
              Figures.time(team.usedSeconds())));
    }
    return table.lines(style);
  }
}
