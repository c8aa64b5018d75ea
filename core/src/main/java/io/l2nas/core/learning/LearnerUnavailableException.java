package io.l2nas.core.learning;

/** A learner was asked for that is not here; the message names setting, value and fix. */
public final class LearnerUnavailableException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  LearnerUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
