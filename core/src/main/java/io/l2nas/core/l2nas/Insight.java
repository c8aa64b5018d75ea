package io.l2nas.core.l2nas;

import io.l2nas.core.learning.ActorCritic.Losses;
import java.util.HashMap;
import java.util.Map;

/** What one step of learning was like, for those who watch. */
final class Insight {
  private final double exploration;
  private final double predicted;
  private double critic;
  private double actor;
  private int updates;

  /**
   * Begins before anything is learned.
   *
   * @param exploration the probability with which the action was to be random
   * @param predicted Q(α_t)
   */
  Insight(double exploration, double predicted) {
    this.exploration = exploration;
    this.predicted = predicted;
  }

  void add(Losses losses) {
    critic += losses.critic();
    actor += losses.actor();
    updates++;
  }

  /** The finite ones by name; the losses are means, and missing where nothing was updated. */
  Map<String, Double> metrics() {
    Map<String, Double> metrics = new HashMap<>();
    metrics.put("exploration", exploration);
    metrics.put("predicted", predicted);
    if (updates > 0) {
      metrics.put("criticLoss", critic / updates);
      metrics.put("actorLoss", actor / updates);
    }
    metrics.values().removeIf(value -> !Double.isFinite(value));
    return metrics;
  }
}
