package io.l2nas.core.evaluation;

/**
 * The thread that evaluated was interrupted, so the evaluation has no outcome: a fault of the
 * process must not become part of the trajectory. Somebody has to evaluate the action again.
 */
public final class EvaluationInterruptedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EvaluationInterruptedException(InterruptedException cause) {
    super("the evaluation was interrupted and has no outcome", cause);
  }
}
