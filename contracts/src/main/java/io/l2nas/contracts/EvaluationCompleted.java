package io.l2nas.contracts;

import java.util.Map;
import java.util.function.Function;

/**
 * The architecture was scored.
 *
 * @param experiment the experiment
 * @param step t, from 0
 * @param attempt which dispatch of this step it was, from 1
 * @param evaluator the evaluator that scored it
 * @param alpha α_t as it was proposed, one entry per choice of the space
 * @param architecture the canonical text of Discretize(α_t)
 * @param value the metric that is maximised, in the metric's own unit; it ranks the architecture
 * @param reward r_t, what the agent learns from
 * @param reported further metrics by name, in the order of the names; they decide nothing
 * @param seconds how long the evaluation took; at least 0
 */
public record EvaluationCompleted(
    String experiment,
    int step,
    int attempt,
    String evaluator,
    FloatVector alpha,
    String architecture,
    double value,
    double reward,
    Map<String, Double> reported,
    double seconds)
    implements EvaluationOutcome {
  public EvaluationCompleted {
    Require.name("experiment", experiment);
    Require.atLeast("step", 0, step);
    Require.atLeast("attempt", 1, attempt);
    Require.name("evaluator", evaluator);
    Require.present("alpha", alpha);
    Require.text("architecture", architecture);
    Require.finite("value", value);
    Require.finite("reward", reward);
    reported = Require.metrics("reported", reported);
    Require.seconds(seconds);
  }

  @Override
  public String id() {
    return experiment + "/" + step + "/completed/" + attempt + "/" + evaluator;
  }

  @Override
  public <R> R match(EvaluationEvent.Cases<R> cases) {
    return cases.outcome(this);
  }

  @Override
  public <R> R match(
      Function<EvaluationCompleted, R> completed, Function<EvaluationFailed, R> failed) {
    return completed.apply(this);
  }
}
