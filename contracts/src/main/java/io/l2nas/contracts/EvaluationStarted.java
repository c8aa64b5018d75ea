package io.l2nas.contracts;

/**
 * An evaluator took the action: from here on its lease runs.
 *
 * @param experiment the experiment
 * @param step t, from 0
 * @param attempt which dispatch of this step it is, from 1
 * @param evaluator the evaluator that took it
 */
public record EvaluationStarted(String experiment, int step, int attempt, String evaluator)
    implements EvaluationEvent {
  public EvaluationStarted {
    Require.name("experiment", experiment);
    Require.atLeast("step", 0, step);
    Require.atLeast("attempt", 1, attempt);
    Require.name("evaluator", evaluator);
  }

  @Override
  public String id() {
    return experiment + "/" + step + "/started/" + attempt + "/" + evaluator;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.started(this);
  }
}
