package io.l2nas.contracts;

/**
 * The evaluator hands the action back without an outcome, for it has to stop: another may begin at
 * once. No fault of the architecture, and so not one of its attempts.
 *
 * @param experiment the experiment
 * @param step t, from 0
 * @param attempt which dispatch of this step it was, from 1
 * @param evaluator the evaluator that held the lease
 */
public record EvaluationReleased(String experiment, int step, int attempt, String evaluator)
    implements EvaluationEvent {
  public EvaluationReleased {
    Require.name("experiment", experiment);
    Require.atLeast("step", 0, step);
    Require.atLeast("attempt", 1, attempt);
    Require.name("evaluator", evaluator);
  }

  @Override
  public String id() {
    return experiment + "/" + step + "/released/" + attempt + "/" + evaluator;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.released(this);
  }
}
