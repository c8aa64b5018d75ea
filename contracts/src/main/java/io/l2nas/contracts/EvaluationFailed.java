package io.l2nas.contracts;

import java.util.function.Function;

/**
 * There is no score and there will be none from this attempt.
 *
 * @param experiment the experiment
 * @param step t, from 0
 * @param attempt which dispatch of this step it was, from 1
 * @param evaluator the evaluator that gave up
 * @param alpha α_t as it was proposed, one entry per choice of the space
 * @param architecture the canonical text of Discretize(α_t)
 * @param reason the kind of failure, to be counted
 * @param message what happened, for a person; beyond 65,536 characters it is cut off, and what no
 *     database can hold is replaced, so that no failure is lost for the way it was worded
 * @param seconds how long the attempt took; at least 0
 */
public record EvaluationFailed(
    String experiment,
    int step,
    int attempt,
    String evaluator,
    FloatVector alpha,
    String architecture,
    Reason reason,
    String message,
    double seconds)
    implements EvaluationOutcome {

  /** The kinds of failure. */
  public enum Reason {
    /** The evaluator has no score for this architecture. */
    UNKNOWN_ARCHITECTURE,
    /** The request cannot be evaluated as it is: an unknown evaluator, metric or option. */
    INVALID_REQUEST,
    /** The score was NaN or infinite. */
    NON_FINITE,
    /** The evaluation took longer than it may. */
    TIMEOUT,
    /**
     * As many evaluators as may try it were lost over it; the agent says so, for none of them can.
     */
    LOST,
    /** The evaluation broke. */
    ERROR,
    /**
     * It was not evaluated: a budget of the experiment is spent, and this outcome ends it. The
     * agent says so.
     */
    BUDGET,
    /**
     * It was not evaluated: the agent cannot follow the experiment, and this outcome ends it. The
     * agent says so, with the state s_0 in place of an action.
     */
    AGENT
  }

  public EvaluationFailed {
    Require.name("experiment", experiment);
    Require.atLeast("step", 0, step);
    Require.atLeast("attempt", 1, attempt);
    Require.name("evaluator", evaluator);
    Require.present("alpha", alpha);
    Require.text("architecture", architecture);
    Require.present("reason", reason);
    message = Require.prose("message", message);
    Require.seconds(seconds);
  }

  @Override
  public String id() {
    return experiment + "/" + step + "/failed/" + attempt + "/" + evaluator;
  }

  @Override
  public <R> R match(EvaluationEvent.Cases<R> cases) {
    return cases.outcome(this);
  }

  @Override
  public <R> R match(
      Function<EvaluationCompleted, R> completed, Function<EvaluationFailed, R> failed) {
    return failed.apply(this);
  }
}
