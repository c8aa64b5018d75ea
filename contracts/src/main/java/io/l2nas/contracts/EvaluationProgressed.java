package io.l2nas.contracts;

import java.util.Map;

/**
 * The evaluator is alive and at work: a heartbeat, with intermediate metrics where there are any.
 *
 * @param experiment the experiment
 * @param step t, from 0
 * @param attempt which dispatch of this step it is, from 1
 * @param evaluator the evaluator at work
 * @param number counts the heartbeats of this attempt, from 1
 * @param metrics intermediate metrics by name, in the order of the names; may be empty
 */
public record EvaluationProgressed(
    String experiment,
    int step,
    int attempt,
    String evaluator,
    int number,
    Map<String, Double> metrics)
    implements EvaluationEvent {
  public EvaluationProgressed {
    Require.name("experiment", experiment);
    Require.atLeast("step", 0, step);
    Require.atLeast("attempt", 1, attempt);
    Require.name("evaluator", evaluator);
    Require.atLeast("number", 1, number);
    metrics = Require.metrics("metrics", metrics);
  }

  @Override
  public String id() {
    return experiment + "/" + step + "/progressed/" + attempt + "/" + evaluator + "/" + number;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.progressed(this);
  }
}
