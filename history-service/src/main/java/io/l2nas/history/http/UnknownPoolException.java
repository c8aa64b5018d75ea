package io.l2nas.history.http;

import io.l2nas.contracts.Quote;
import java.util.Collection;

/** There is no pool of this name. */
final class UnknownPoolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownPoolException(String pool, Collection<String> known) {
    super(
        "pool %s is unknown; known pools are %s"
            .formatted(Quote.of(pool), String.join(", ", known)));
  }
}
