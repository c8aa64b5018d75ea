package io.l2nas.core.share;

import io.l2nas.contracts.TeamReported;
import io.l2nas.contracts.TeamTerms;

/**
 * What a team may have today.
 *
 * @param terms what it may have
 * @param usedSeconds how many evaluation-seconds it has used today, in all pools
 */
public record TeamLimits(TeamTerms terms, double usedSeconds) {
  /** Of a team of which nothing was said. */
  public static final TeamLimits DEFAULT = new TeamLimits(TeamTerms.DEFAULT, 0);

  static TeamLimits of(TeamReported report, String today) {
    return new TeamLimits(report.terms(), report.usedSeconds(today));
  }

  /** How many evaluation-seconds it may still use today. */
  double secondsLeft() {
    return Math.max(0, terms.secondsPerDay() - usedSeconds);
  }
}
