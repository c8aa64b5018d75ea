package io.l2nas.contracts;

/**
 * Who keeps the scores of the team has none that answers the action: an evaluator has to.
 *
 * @param experiment the experiment
 * @param step t, from 0
 * @param attempt which dispatch of this step was asked for, from 1
 * @param evaluator who looked
 */
public record EvaluationNotFound(String experiment, int step, int attempt, String evaluator)
    implements EvaluationEvent {
  public EvaluationNotFound {
    Require.name("experiment", experiment);
    Require.atLeast("step", 0, step);
    Require.atLeast("attempt", 1, attempt);
    Require.name("evaluator", evaluator);
  }

  @Override
  public String id() {
    return experiment + "/" + step + "/not-found/" + attempt + "/" + evaluator;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.notFound(this);
  }
}
