package io.l2nas.core.evaluation;

import java.util.Map;

/**
 * What an evaluator found out about one architecture. Nothing is checked here: an evaluator may
 * well find NaN, and {@link ActionEvaluation} tells it from a result.
 *
 * @param value the metric that is maximised, in its own unit
 * @param accuracy the same as a fraction, the Acc of the reward equations
 * @param reported further metrics by name
 */
public record Score(double value, double accuracy, Map<String, Double> reported) {
  public Score {
    reported = Map.copyOf(reported);
  }
}
