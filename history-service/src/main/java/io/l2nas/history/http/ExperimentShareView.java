package io.l2nas.history.http;

import io.l2nas.contracts.ExperimentDemand;
import io.l2nas.core.share.ExperimentShare;
import io.l2nas.core.share.TeamShare;
import io.l2nas.core.share.WaitingReason;
import java.util.OptionalDouble;

/**
 * What an experiment gets of a pool now, as people see it.
 *
 * @param experiment the experiment
 * @param priority among those of its team
 * @param slots its share of the pool's slots
 * @param credits how many of its actions may be in flight
 * @param inFlight how many are
 * @param waiting how many are due and not dispatched
 * @param meanSeconds what an evaluation of it takes; null while none has ended
 * @param reason why actions wait
 * @param explanation the same for a person; null if none waits
 * @param secondsUntilBegun when the last of those that wait now will have begun, if all stays as it
 *     is; null if nobody can tell
 */
public record ExperimentShareView(
    String experiment,
    int priority,
    double slots,
    int credits,
    int inFlight,
    int waiting,
    Double meanSeconds,
    WaitingReason reason,
    String explanation,
    Double secondsUntilBegun) {

  static ExperimentShareView of(ExperimentShare share, TeamShare team, String pool, int slots) {
    ExperimentDemand demand = share.demand();
    OptionalDouble estimate = share.secondsUntilBegun();
    return new ExperimentShareView(
        demand.experiment(),
        demand.priority(),
        share.slots(),
        share.credits(),
        demand.inFlight(),
        demand.waiting(),
        demand.measured() == 0 ? null : demand.meanSeconds(),
        share.reason(),
        explanation(share.reason(), team, pool, slots),
        estimate.isPresent() ? estimate.getAsDouble() : null);
  }

  private static String explanation(WaitingReason reason, TeamShare team, String pool, int slots) {
    return switch (reason) {
      case NONE -> null;
      case NO_EVALUATOR ->
          "no evaluator serves the pool; start one with l2nas.evaluator.pool=" + pool;
      case DAY_IS_USED ->
          "team '%s' has used %.0f of its %.0f evaluation-seconds a day, or has the rest in flight; it goes on at 00:00 UTC"
              .formatted(
                  team.team(), team.limits().usedSeconds(), team.limits().terms().secondsPerDay());
      case TEAM_LIMIT ->
          "team '%s' has %d actions in flight and may have %d (maxInFlight)"
              .formatted(team.team(), team.inFlight(), team.limits().terms().maxInFlight());
      case PRIORITY -> "others of team '%s' have a higher priority".formatted(team.team());
      case POOL_IS_BUSY ->
          "team '%s' of weight %s is due %.1f of the %d slots"
              .formatted(team.team(), team.limits().terms().weight(), team.slots(), slots);
    };
  }
}
