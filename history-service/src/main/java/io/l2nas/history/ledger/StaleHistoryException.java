package io.l2nas.history.ledger;

/**
 * The ledger knows more than this process: another one wrote in between. Read again, decide again.
 */
final class StaleHistoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StaleHistoryException(String what, int written, int expected) {
    super("%s: %d rows were written, %d were expected".formatted(what, written, expected));
  }
}
