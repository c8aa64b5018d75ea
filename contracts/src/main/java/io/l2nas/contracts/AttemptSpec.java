package io.l2nas.contracts;

/**
 * How long and how often an evaluation is tried.
 *
 * @param maxAttempts with this many evaluators lost over it, a step fails; an attempt that was
 *     handed back is not counted
 * @param timeoutSeconds what a single evaluation may take; after that it fails
 */
public record AttemptSpec(int maxAttempts, double timeoutSeconds) {
  /** Three evaluators, and a day. */
  public static final AttemptSpec DEFAULT = new AttemptSpec(3, 24 * 60 * 60);

  public AttemptSpec {
    Require.atLeast("maxAttempts", 1, maxAttempts);
    Require.duration("timeoutSeconds", timeoutSeconds);
  }
}
