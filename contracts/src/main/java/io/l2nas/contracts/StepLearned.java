package io.l2nas.contracts;

import java.util.Map;

/**
 * An agent tells what it made of the outcome of a step: for those who watch. Nobody decides
 * anything by it, it is no part of the trajectory, and some may be lost.
 *
 * @param experiment the experiment
 * @param step t, from 0
 * @param pool the pool of the experiment
 * @param team the team of the experiment
 * @param metrics what there is of {@code reward}, {@code seconds}, {@code waited}, {@code
 *     predicted}, {@code criticLoss}, {@code actorLoss} and {@code exploration}, in the order of
 *     the names; may be empty
 */
public record StepLearned(
    String experiment, int step, String pool, String team, Map<String, Double> metrics)
    implements LoopEvent {
  public StepLearned {
    Require.name("experiment", experiment);
    Require.atLeast("step", 0, step);
    Require.pool(pool);
    Require.name("team", team);
    metrics = Require.metrics("metrics", metrics);
  }

  @Override
  public String id() {
    return experiment + "/" + step + "/learned";
  }
}
