package io.l2nas.core.evaluation;

import io.l2nas.contracts.EvaluationFailed;

/** An evaluator has no score to give, and says why. */
public final class EvaluationException extends Exception {
  private static final long serialVersionUID = 1L;

  private final EvaluationFailed.Reason reason;

  public EvaluationException(EvaluationFailed.Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public EvaluationFailed.Reason reason() {
    return reason;
  }
}
