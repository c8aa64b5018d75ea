package io.l2nas.contracts;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The architecture was scored.
 *
 * @param experiment the experiment
 * @param step t, from 0
 * @param attempt which dispatch of this step it was, from 1
 * @param evaluator the evaluator that scored it, or who answered in its place
 * @param alpha α_t as it was proposed, one entry per choice of the space
 * @param architecture the canonical text of Discretize(α_t)
 * @param value the metric that is maximised, in the metric's own unit; it ranks the architecture
 * @param reward r_t, what the agent learns from
 * @param reported further metrics by name, in the order of the names; they decide nothing
 * @param seconds how long the evaluation took; at least 0
 * @param origin where the score was measured that was reused; empty if it was measured here
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
    double seconds,
    Optional<Origin> origin)
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
    Require.present("origin", origin);
  }

  /** A score that was measured for this very step. */
  public EvaluationCompleted(
      String experiment,
      int step,
      int attempt,
      String evaluator,
      FloatVector alpha,
      String architecture,
      double value,
      double reward,
      Map<String, Double> reported,
      double seconds) {
    this(
        experiment,
        step,
        attempt,
        evaluator,
        alpha,
        architecture,
        value,
        reward,
        reported,
        seconds,
        Optional.empty());
  }

  /**
   * The answer to another action for the same architecture, on the same terms: it takes no time.
   *
   * @param answerer who answers in place of an evaluator
   */
  public EvaluationCompleted reusedFor(ActionProposed action, String answerer) {
    return new EvaluationCompleted(
        action.experiment(),
        action.step(),
        action.attempt(),
        answerer,
        action.alpha(),
        architecture,
        value,
        reward,
        reported,
        0,
        Optional.of(origin.orElse(new Origin(experiment, step))));
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
