package io.l2nas.history.http;

import java.util.Collection;

/** There is no pool of this name. */
final class UnknownPoolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownPoolException(String pool, Collection<String> known) {
    super(
        "pool %s is unknown; known pools are %s"
            .formatted(Problem.shown(pool), String.join(", ", known)));
  }
}
