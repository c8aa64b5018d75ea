package io.l2nas.history.http;

import io.l2nas.core.share.TeamLimits;
import io.l2nas.core.share.TeamShare;
import java.util.List;

/**
 * What a team gets of a pool now, as people see it.
 *
 * @param team the team
 * @param weight its share, against the weights of the others
 * @param maxInFlight how many of its actions may be in flight; null is no limit
 * @param secondsPerDay how many evaluation-seconds it may use in a day of UTC; null is no limit
 * @param usedSeconds how many it has used today, in all pools
 * @param slots its share of the pool's slots
 * @param credits how many of its actions may be in flight
 * @param inFlight how many are
 * @param waiting how many are due and not dispatched
 * @param experiments its experiments that ask for something, those of higher priority first
 */
public record TeamShareView(
    String team,
    double weight,
    Integer maxInFlight,
    Double secondsPerDay,
    double usedSeconds,
    double slots,
    int credits,
    int inFlight,
    int waiting,
    List<ExperimentShareView> experiments) {
  /** The name under which whoever may not know others sees them. */
  static final String OTHERS = "(others)";

  static TeamShareView of(TeamShare share, String pool, int slots) {
    return of(
        share.team(),
        share.limits(),
        share,
        share.experiments().stream()
            .map(each -> ExperimentShareView.of(each, share, pool, slots))
            .toList());
  }

  /** A team that asks for nothing. */
  static TeamShareView idle(String team, TeamLimits limits) {
    return of(team, limits, new TeamShare(team, limits, 0, 0, List.of()), List.of());
  }

  /** What teams get together, under a name that no team has. */
  static TeamShareView sum(List<TeamShareView> teams) {
    return new TeamShareView(
        OTHERS,
        teams.stream().mapToDouble(TeamShareView::weight).sum(),
        null,
        null,
        teams.stream().mapToDouble(TeamShareView::usedSeconds).sum(),
        teams.stream().mapToDouble(TeamShareView::slots).sum(),
        teams.stream().mapToInt(TeamShareView::credits).sum(),
        teams.stream().mapToInt(TeamShareView::inFlight).sum(),
        teams.stream().mapToInt(TeamShareView::waiting).sum(),
        List.of());
  }

  private static TeamShareView of(
      String team, TeamLimits limits, TeamShare share, List<ExperimentShareView> experiments) {
    return new TeamShareView(
        team,
        limits.terms().weight(),
        NoLimit.orNull(limits.terms().maxInFlight()),
        NoLimit.orNull(limits.terms().secondsPerDay()),
        limits.usedSeconds(),
        share.slots(),
        share.credits(),
        share.inFlight(),
        share.waiting(),
        experiments);
  }
}
