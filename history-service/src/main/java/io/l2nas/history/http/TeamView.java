package io.l2nas.history.http;

import io.l2nas.contracts.TeamReported;

/**
 * A team as people see it.
 *
 * @param team the team
 * @param weight its share, against the weights of the others
 * @param maxInFlight how many of its actions may be in flight in a pool; null is no limit
 * @param secondsPerDay how many evaluation-seconds it may use in a day of UTC; null is no limit
 * @param day today, in UTC
 * @param usedSeconds how many it has used today, in all pools
 */
public record TeamView(
    String team,
    double weight,
    Integer maxInFlight,
    Double secondsPerDay,
    String day,
    double usedSeconds) {

  static TeamView of(TeamReported team) {
    return new TeamView(
        team.team(),
        team.terms().weight(),
        NoLimit.orNull(team.terms().maxInFlight()),
        NoLimit.orNull(team.terms().secondsPerDay()),
        team.day(),
        team.usedSeconds());
  }
}
