package io.l2nas.core.evaluation;

import io.l2nas.contracts.EvaluationFailed;

/** An evaluator has no score to give, and says why. */
public final class EvaluationException extends Exception {
  private static final long serialVersionUID = 1L;

  private final EvaluationFailed.Reason reason;

  /**
   * @param reason the kind of failure
   * @param message for a person; not blank, for it becomes the message of an event
   */
  public EvaluationException(EvaluationFailed.Reason reason, String message) {
    super(message);
    if (reason == null || message == null || message.isBlank()) {
      throw new IllegalArgumentException(
          "reason is %s and message is '%s'; both are required".formatted(reason, message));
    }
    this.reason = reason;
  }

  public EvaluationFailed.Reason reason() {
    return reason;
  }
}
