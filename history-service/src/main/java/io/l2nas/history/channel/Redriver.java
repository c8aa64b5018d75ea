package io.l2nas.history.channel;

import io.l2nas.history.ledger.DeadLetterIndex;
import io.l2nas.history.ledger.DeadLetterRow;
import io.l2nas.messaging.DeadLetter;
import io.l2nas.messaging.DeadLetters;
import io.l2nas.messaging.LogLine;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * Sends records again that could not be used: what stands at the place that a letter names, to the
 * same topic, with the same key and every byte.
 *
 * <p>INVARIANT: nothing is sent that is not on that topic already. A letter says where to look and
 * nothing else, so one that somebody made up brings nothing new into any topic; and what a letter
 * had to cut is sent whole.
 */
@ApplicationScoped
public class Redriver {
  private static final Logger LOGGER = Logger.getLogger(Redriver.class);

  private final RecordReader reader;
  private final DeadLetterIndex index;
  private final DeadLetters deadLetters;
  private final MutinyEmitter<byte[]> records;

  Redriver(
      RecordReader reader,
      DeadLetterIndex index,
      DeadLetters deadLetters,
      // A person waits for each.
      @Channel("redrives-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> records) {
    this.reader = reader;
    this.index = index;
    this.deadLetters = deadLetters;
    this.records = records;
  }

  /**
   * Sends the record of a letter again, and notes that; after a crash between the two it may be
   * sent once more, which its reader takes as it takes all that comes twice.
   *
   * @throws NotRedrivableException (as a failure) if it cannot be
   */
  public Uni<Void> redrive(DeadLetterRow row) {
    DeadLetter letter = row.letter();
    if (!letter.isFromHere()) {
      throw NotRedrivableException.foreign(letter);
    }
    row.redrivenAt()
        .ifPresent(
            time -> {
              throw NotRedrivableException.done(letter, time);
            });
    return reader
        .read(letter.topic(), letter.partition(), letter.offset())
        .map(found -> found.orElseThrow(() -> NotRedrivableException.gone(letter)))
        .chain(this::send)
        .chain(() -> deadLetters.noteRedriven(letter))
        .emitOn(CallerContext.executor())
        .chain(() -> index.add(List.of(letter.redrivenAt(Instant.now()))))
        .invoke(
            () ->
                LogLine.of("the record of a dead letter was sent again")
                    .topic(letter.topic())
                    .partition(letter.partition())
                    .offset(letter.offset())
                    .info(LOGGER));
  }

  /** Its headers are not sent: nobody can vouch for them, and no service reads any. */
  private Uni<Void> send(ConsumerRecord<byte[], byte[]> record) {
    return records.sendMessage(
        Message.of(record.value())
            .addMetadata(
                OutgoingKafkaRecordMetadata.<byte[]>builder()
                    .withTopic(record.topic())
                    .withKey(record.key())
                    .build()));
  }
}
