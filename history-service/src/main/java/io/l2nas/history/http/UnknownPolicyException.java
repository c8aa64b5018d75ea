package io.l2nas.history.http;

import io.l2nas.contracts.Quote;

/** The team has no such policy. */
final class UnknownPolicyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownPolicyException(String team, String digest) {
    super(
        "team %s has no policy %s; GET /api/v1/policies?team=… lists those that it has"
            .formatted(Quote.of(team), Quote.of(digest)));
  }
}
