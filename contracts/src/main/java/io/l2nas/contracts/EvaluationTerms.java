package io.l2nas.contracts;

/**
 * What an evaluator that takes an action agrees to.
 *
 * @param leaseSeconds an evaluator that is not heard of for so long is taken for lost and the
 *     action is dispatched again; a heartbeat is due every third of it
 * @param timeoutSeconds what the evaluation may take; after that it fails
 * @param maxAttempts with this many evaluators lost over it, the step fails
 */
public record EvaluationTerms(double leaseSeconds, double timeoutSeconds, int maxAttempts) {
  /** Of actions that do not say: half a minute, a day, and three evaluators. */
  public static final EvaluationTerms DEFAULT = of(AttemptSpec.DEFAULT);

  public EvaluationTerms {
    Require.duration("leaseSeconds", leaseSeconds);
    Require.duration("timeoutSeconds", timeoutSeconds);
    Require.atLeast("maxAttempts", 1, maxAttempts);
  }

  /** What an experiment asks for, with the usual lease of half a minute. */
  public static EvaluationTerms of(AttemptSpec attempts) {
    return new EvaluationTerms(30, attempts.timeoutSeconds(), attempts.maxAttempts());
  }

  /** The same with another lease. */
  public EvaluationTerms withLease(double seconds) {
    return new EvaluationTerms(seconds, timeoutSeconds, maxAttempts);
  }

  /** The same with another timeout. */
  public EvaluationTerms withTimeout(double seconds) {
    return new EvaluationTerms(leaseSeconds, seconds, maxAttempts);
  }
}
