package io.l2nas.supernet.model;

/** A supernet cannot be used; the message names it, what is wrong and what would mend it. */
public final class InvalidModelException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** For a reason that has no cause of its own. */
  public InvalidModelException(String message) {
    super(message);
  }

  /** For a reason that has one. */
  public InvalidModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
