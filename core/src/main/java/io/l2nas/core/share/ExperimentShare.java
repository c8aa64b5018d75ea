package io.l2nas.core.share;

import io.l2nas.contracts.ExperimentDemand;
import java.util.OptionalDouble;

/**
 * What an experiment gets of its pool now.
 *
 * @param demand what it asks for
 * @param slots its share of the pool's slots
 * @param credits how many of its actions may be in flight
 * @param grant how many more may be dispatched now
 * @param reason why others wait
 */
public record ExperimentShare(
    ExperimentDemand demand, double slots, int credits, int grant, WaitingReason reason) {

  /**
   * In how many seconds the last of the actions that wait now will have begun, if all stays as it
   * is; empty if nobody can tell.
   */
  public OptionalDouble secondsUntilBegun() {
    boolean known = slots > 0 && demand.measured() > 0;
    return known
        ? OptionalDouble.of(demand.waiting() * demand.meanSeconds() / slots)
        : OptionalDouble.empty();
  }
}
