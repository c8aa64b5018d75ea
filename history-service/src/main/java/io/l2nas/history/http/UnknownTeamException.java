package io.l2nas.history.http;

import io.l2nas.contracts.Quote;

/** There is no such team, or none that the caller may know of. */
public final class UnknownTeamException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnknownTeamException(String team) {
    super("team %s is unknown; GET /api/v1/teams lists those that exist".formatted(Quote.of(team)));
  }
}
