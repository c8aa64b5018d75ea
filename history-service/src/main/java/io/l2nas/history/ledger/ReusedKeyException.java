package io.l2nas.history.ledger;

/** An idempotency key came again with another request. */
public final class ReusedKeyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReusedKeyException(String key, String experiment) {
    super(
        "Idempotency-Key is '%s'; it belongs to experiment '%s', which was asked for otherwise; take another key"
            .formatted(key, experiment));
  }
}
