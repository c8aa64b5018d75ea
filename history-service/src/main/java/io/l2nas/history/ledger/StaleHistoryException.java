package io.l2nas.history.ledger;

import io.vertx.pgclient.PgException;

/**
 * The ledger knows more than this process: another one wrote in between. Read again, decide again.
 */
final class StaleHistoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String UNIQUE_VIOLATION = "23505";

  StaleHistoryException() {
    super("another process wrote in between");
  }

  StaleHistoryException(Throwable uniqueViolation) {
    super("another process wrote first", uniqueViolation);
  }

  /** Whether the database refused a row because its key was taken. */
  static boolean explains(Throwable failure) {
    return failure instanceof PgException refusal && UNIQUE_VIOLATION.equals(refusal.getSqlState());
  }
}
