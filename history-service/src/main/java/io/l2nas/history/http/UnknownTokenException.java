package io.l2nas.history.http;

import io.l2nas.contracts.Quote;

/** There is no token of this id. */
final class UnknownTokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownTokenException(String id) {
    super("token %s is unknown; GET /api/v1/tokens lists their ids".formatted(Quote.of(id)));
  }
}
