package io.l2nas.embedded;

import java.util.Objects;

/**
 * Says why broker or database could not be started or stopped. The message names the folder or the
 * value at fault and what to do about it; the reason can be counted.
 */
public final class InfrastructureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, as a code. */
  public enum Reason {
    FOLDER_IN_USE,
    FOLDER_UNUSABLE,
    PLATFORM_UNSUPPORTED,
    PORT_TAKEN,
    START_FAILED,
    STOP_FAILED
  }

  private final Reason reason;

  InfrastructureException(Reason reason, String message) {
    this(reason, message, null);
  }

  InfrastructureException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  public Reason reason() {
    return reason;
  }
}
