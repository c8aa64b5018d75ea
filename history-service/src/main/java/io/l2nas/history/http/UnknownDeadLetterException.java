package io.l2nas.history.http;

import io.l2nas.contracts.Quote;
import io.l2nas.messaging.DeadLetter;

/** There is no dead letter about this place. */
final class UnknownDeadLetterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownDeadLetterException(String topic, int partition, long offset) {
    super(
        "there is no dead letter %s; GET /api/v1/dead-letters lists them"
            .formatted(Quote.of(DeadLetter.id(topic, partition, offset))));
  }
}
