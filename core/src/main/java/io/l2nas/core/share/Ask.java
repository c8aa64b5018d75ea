package io.l2nas.core.share;

import io.l2nas.contracts.ExperimentDemand;

/**
 * What an experiment is taken to ask for.
 *
 * @param demand what it asks for at this moment
 * @param actions how many actions it has had open lately: between an outcome and the next action
 *     that follows from it there is one less for a moment, and its slot must not be lent for that
 */
record Ask(ExperimentDemand demand, int actions) {
  /**
   * An action may stand in the queue for so long, so that an evaluator that becomes idle need not
   * wait until the next one has travelled to it. Of short evaluations more may therefore be in
   * flight than there are slots. Whatever stands there is in the way of a team that comes later.
   */
  private static final double QUEUE_SECONDS = 0.03;

  private static final double SHORTEST = 1e-9;

  String experiment() {
    return demand.experiment();
  }

  int priority() {
    return demand.priority();
  }

  /** How many slots would be busy if all its actions were in flight. */
  double slots() {
    return actions * slotsOfAction();
  }

  /** How many slots an action in flight keeps busy, on average. */
  double slotsOfAction() {
    double seconds = Math.max(SHORTEST, demand.meanSeconds());
    return demand.measured() == 0 ? 1 : seconds / (seconds + QUEUE_SECONDS);
  }

  /** How many slots its actions in flight keep busy. */
  double busySlots() {
    return demand.inFlight() * slotsOfAction();
  }
}
