package io.l2nas.simulation.scaling;

import io.l2nas.core.share.PoolState;

/** How many evaluators a pool should have; a fraction still wants a whole one. */
public enum ScalingRule {
  /**
   * What a scaler that looks at queues does: one for each five actions that nobody has begun, which
   * is the default of KEDA's {@code kafka} trigger.
   */
  LAG("lag: one for each 5 actions that nobody has begun") {
    @Override
    double wanted(PoolState pool, int notBegun) {
      return notBegun / 5.0;
    }
  },
  /** The same, at its most eager. */
  EAGER_LAG("lag: one for each action that nobody has begun") {
    @Override
    double wanted(PoolState pool, int notBegun) {
      return notBegun;
    }
  },
  /** One for each five minutes of work. */
  SECONDS("seconds: one for each 300 s of work") {
    @Override
    double wanted(PoolState pool, int notBegun) {
      return pool.outstandingSeconds() / WORK_OF_ONE;
    }
  },
  /** The same, and no more than there are actions: what the manifests say. */
  SECONDS_AND_ACTIONS("seconds, but no more than there are actions") {
    @Override
    double wanted(PoolState pool, int notBegun) {
      return Math.min(pool.outstandingActions(), pool.outstandingSeconds() / WORK_OF_ONE);
    }
  };

  private static final double WORK_OF_ONE = 300;

  private final String description;

  ScalingRule(String description) {
    this.description = description;
  }

  /**
   * @param pool how it stands
   * @param notBegun actions that no evaluator has begun
   */
  abstract double wanted(PoolState pool, int notBegun);

  String description() {
    return description;
  }
}
