package io.l2nas.contracts.json;

/**
 * Bytes that are no valid record. The message says what is wrong with them, for a dead letter or a
 * person.
 */
public final class MalformedRecordException extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedRecordException(String message) {
    super(message);
  }

  public MalformedRecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
