package io.l2nas.contracts;

import java.util.regex.Pattern;

/**
 * The history tells what a team may have, and how much of its day it has used.
 *
 * @param team the team
 * @param terms what it may have
 * @param day the day of UTC that {@code usedSeconds} is of, as {@code 2026-11-28}
 * @param usedSeconds evaluation-seconds of outcomes that were recorded on that day; at least 0
 */
public record TeamReported(String team, TeamTerms terms, String day, double usedSeconds)
    implements PoolEvent {
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  public TeamReported {
    Require.name("team", team);
    Require.present("terms", terms);
    Require.matching(DAY, "day", day, "a day such as 2026-11-28");
    Require.seconds("usedSeconds", usedSeconds);
  }

  /** How many evaluation-seconds it had used on a day, as far as this report knows. */
  public double usedSeconds(String today) {
    return day.equals(today) ? usedSeconds : 0;
  }

  @Override
  public String subject() {
    return team;
  }

  @Override
  public String id() {
    return team
        + "/reported/"
        + day
        + "/"
        + usedSeconds
        + "/"
        + terms.weight()
        + "/"
        + terms.maxInFlight()
        + "/"
        + terms.secondsPerDay();
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.team(this);
  }
}
