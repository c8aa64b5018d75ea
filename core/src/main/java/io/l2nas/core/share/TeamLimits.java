package io.l2nas.core.share;

import io.l2nas.contracts.TeamReported;
import io.l2nas.contracts.TeamTerms;

/**
 * What a team may have today.
 *
 * @param terms what it may have
 * @param secondsLeft how many evaluation-seconds it may still use
 */
public record TeamLimits(TeamTerms terms, double secondsLeft) {
  /** Of a team of which nothing was said. */
  public static final TeamLimits DEFAULT =
      new TeamLimits(TeamTerms.DEFAULT, TeamTerms.DEFAULT.secondsPerDay());

  static TeamLimits of(TeamReported report, String today) {
    return new TeamLimits(report.terms(), report.secondsLeft(today));
  }
}
