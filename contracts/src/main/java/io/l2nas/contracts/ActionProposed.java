package io.l2nas.contracts;

/**
 * The agent asks for an evaluation. The record is all that an evaluator needs; it keeps no memory
 * of experiments.
 *
 * @param experiment the experiment
 * @param step t, from 0
 * @param attempt which dispatch of this step it is, from 1
 * @param pool the pool whose evaluators may take it; see {@link Topic#actionsOf}
 * @param alpha α_t, noise included: one entry per choice of the space, row after row; it may leave
 *     [0, 1]
 * @param space the space that α is discretised in
 * @param evaluator how to score the architecture
 * @param reward how to turn the score into a reward
 * @param terms what the evaluator agrees to by taking it
 */
public record ActionProposed(
    String experiment,
    int step,
    int attempt,
    String pool,
    FloatVector alpha,
    SpaceDefinition space,
    EvaluatorSpec evaluator,
    RewardSpec reward,
    EvaluationTerms terms)
    implements LoopEvent {
  public ActionProposed {
    Require.name("experiment", experiment);
    Require.atLeast("step", 0, step);
    Require.atLeast("attempt", 1, attempt);
    Require.pool(pool);
    Require.present("alpha", alpha);
    Require.present("space", space);
    Require.present("evaluator", evaluator);
    Require.present("reward", reward);
    Require.present("terms", terms);
  }

  /** The same action, dispatched once more or on other terms. */
  public ActionProposed dispatched(int attempt, EvaluationTerms terms) {
    return new ActionProposed(
        experiment, step, attempt, pool, alpha, space, evaluator, reward, terms);
  }

  @Override
  public String id() {
    return experiment + "/" + step + "/action/" + attempt;
  }
}
