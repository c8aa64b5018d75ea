package io.l2nas.history.http;

import io.l2nas.history.ledger.DeadLetterRow;
import io.l2nas.messaging.DeadLetter;
import java.time.Instant;

/**
 * A record that could not be used, as people see it.
 *
 * @param id where it stood: topic/partition/offset
 * @param topic the topic on which it stood
 * @param partition its partition
 * @param offset its offset there
 * @param key its key; null if it had none
 * @param reason why it could not be used
 * @param bytes how long it was
 * @param buriedAt when it was put here
 * @param redrivenAt when it was sent again; null if it was not
 */
public record DeadLetterView(
    String id,
    String topic,
    int partition,
    long offset,
    String key,
    String reason,
    long bytes,
    String buriedAt,
    String redrivenAt) {

  static DeadLetterView of(DeadLetterRow row) {
    DeadLetter letter = row.letter();
    return new DeadLetterView(
        letter.id(),
        letter.topic(),
        letter.partition(),
        letter.offset(),
        letter.key().orElse(null),
        letter.reason(),
        letter.bytes(),
        letter.time().toString(),
        row.redrivenAt().map(Instant::toString).orElse(null));
  }
}
