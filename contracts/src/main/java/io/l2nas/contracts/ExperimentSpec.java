package io.l2nas.contracts;

/**
 * All that decides a search, besides the evaluators' answers: two experiments of one specification
 * and the same answers have the same trajectory.
 *
 * @param team who asks, and whose share of the pool is used
 * @param pool the evaluators that do the work
 * @param space where to search
 * @param evaluator how an architecture is scored
 * @param reward how a score becomes a reward
 * @param agent who proposes
 * @param topK K, the number of architectures that make the state
 * @param steps how many actions are proposed, repeats included
 * @param parallelism p: action t is proposed when the outcome of step t − p is known
 * @param attempts how long and how often an evaluation is tried
 * @param budget what else it may use
 * @param sharing how it stands to the other experiments of its team
 * @param reuse which scores need not be measured again
 * @param maxFailures with this many failed evaluations the experiment fails
 * @param seed the source of all randomness
 */
public record ExperimentSpec(
    String team,
    String pool,
    SpaceDefinition space,
    EvaluatorSpec evaluator,
    RewardSpec reward,
    AgentSpec agent,
    int topK,
    int steps,
    int parallelism,
    AttemptSpec attempts,
    BudgetSpec budget,
    SharingSpec sharing,
    ReuseSpec reuse,
    int maxFailures,
    long seed) {
  public ExperimentSpec {
    Require.name("team", team);
    Require.pool(pool);
    Require.present("space", space);
    Require.present("evaluator", evaluator);
    Require.present("reward", reward);
    Require.present("agent", agent);
    Require.atLeast("topK", 1, topK);
    Require.atLeast("steps", 1, steps);
    Require.atLeast("parallelism", 1, parallelism);
    Require.present("attempts", attempts);
    Require.present("budget", budget);
    Require.present("sharing", sharing);
    Require.present("reuse", reuse);
    Require.atLeast("maxFailures", 1, maxFailures);
  }
}
