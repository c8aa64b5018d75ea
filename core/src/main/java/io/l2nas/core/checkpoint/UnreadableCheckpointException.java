package io.l2nas.core.checkpoint;

/** The bytes are no checkpoint that this version can take back; the log has to be read instead. */
public final class UnreadableCheckpointException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnreadableCheckpointException(String message) {
    super(message);
  }

  public UnreadableCheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
