package io.l2nas.core.experiment;

/**
 * The state stream tells of something that this agent did not do: it must not go on as if it had.
 */
public final class TrajectoryDivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TrajectoryDivergedException(String message) {
    super(message);
  }

  TrajectoryDivergedException(String message, Throwable cause) {
    super(message, cause);
  }
}
