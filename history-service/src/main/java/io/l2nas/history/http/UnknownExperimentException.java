package io.l2nas.history.http;

import io.l2nas.contracts.Quote;

/** There is no such experiment. */
public final class UnknownExperimentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnknownExperimentException(String id) {
    super(
        "experiment %s is unknown; GET /api/v1/experiments lists those that exist"
            .formatted(Quote.of(id)));
  }
}
