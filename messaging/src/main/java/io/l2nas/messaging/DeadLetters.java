package io.l2nas.messaging;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Where a service puts the records that it cannot use. */
@ApplicationScoped
public class DeadLetters {
  private static final Logger LOGGER = Logger.getLogger(DeadLetters.class);

  private final MutinyEmitter<byte[]> letters;

  DeadLetters(
      // Whoever buries a record waits for the letter before going on; so few can wait here.
      @Channel("dead-letters-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> letters) {
    this.letters = letters;
  }

  /**
   * Buries a record; it may be acknowledged when this has ended, and not before.
   *
   * @param record the record as it was read
   * @param reason why it cannot be used, for a person
   * @return ends, on a thread of the Kafka client, when the broker has the letter
   */
  public Uni<Void> bury(ConsumerRecord<?, byte[]> record, String reason) {
    LogLine.of("dead letter")
        .topic(record.topic())
        .partition(record.partition())
        .offset(record.offset())
        .error(reason)
        .warn(LOGGER);
    return letters.sendMessage(DeadLetterMessage.of(record, reason));
  }

  /** Notes that the record of a letter was sent again. */
  public Uni<Void> noteRedriven(DeadLetter letter) {
    return letters.sendMessage(DeadLetterMessage.redriven(letter));
  }

  /**
   * Buries records that wait to be, all at once, and waits for that; one after the other, a flood
   * of them would hold up what stands behind it. For a thread that may be blocked.
   *
   * @param burials what {@link #bury} returned
   */
  public static void awaitAll(List<Uni<Void>> burials) {
    if (!burials.isEmpty()) {
      Uni.join().all(burials).andFailFast().await().indefinitely();
    }
  }
}
