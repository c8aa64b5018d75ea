package io.l2nas.messaging;

import io.l2nas.contracts.Topic;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What stands on the topic of the dead letters: a letter, or the note that the record of one was
 * sent again.
 *
 * @param topic where the record stood that could not be used
 * @param partition its partition
 * @param offset its offset there
 * @param key its key as text; empty if it had none
 * @param reason why it could not be used
 * @param bytes how long its value was
 * @param letter the offset of the letter itself
 * @param time when the letter was written
 * @param redriven whether this is such a note
 */
public record DeadLetter(
    String topic,
    int partition,
    long offset,
    Optional<String> key,
    String reason,
    long bytes,
    long letter,
    Instant time,
    boolean redriven) {
  private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();

  /**
   * Reads one. Anybody may write to that topic, too: what does not say where it stood is taken for
   * what it is, a record that nobody can use, and stands for itself.
   */
  public static DeadLetter of(ConsumerRecord<?, byte[]> record) {
    DeadLetterHeaders headers = new DeadLetterHeaders(record.headers());
    Optional<String> topic = headers.text(DeadLetterHeaders.TOPIC).filter(DeadLetter::isTopic);
    Optional<Integer> partition =
        headers
            .number(DeadLetterHeaders.PARTITION)
            .filter(number -> number <= Integer.MAX_VALUE)
            .map(Long::intValue);
    Optional<Long> offset = headers.number(DeadLetterHeaders.OFFSET);
    boolean isLetter = topic.isPresent() && partition.isPresent() && offset.isPresent();
    long length = record.value() == null ? 0 : record.value().length;
    return new DeadLetter(
        isLetter ? topic.get() : record.topic(),
        isLetter ? partition.get() : record.partition(),
        isLetter ? offset.get() : record.offset(),
        isLetter
            ? headers.text(DeadLetterHeaders.KEY)
            : Optional.ofNullable(record.key()).map(String::valueOf).map(DeadLetterHeaders::shown),
        isLetter
            ? headers.text(DeadLetterHeaders.REASON).orElse("the letter does not say why")
            : "this is no dead letter: its headers do not say where it stood; somebody wrote it here",
        isLetter ? headers.number(DeadLetterHeaders.BYTES).orElse(length) : length,
        record.offset(),
        timeOf(record),
        isLetter && headers.text(DeadLetterHeaders.REDRIVEN).isPresent());
  }

  /** How a letter is called: by the place of its record. */
  public static String id(String topic, int partition, long offset) {
    return topic + "/" + partition + "/" + offset;
  }

  public String id() {
    return id(topic, partition, offset);
  }

  /** The note that its record was sent again. */
  public DeadLetter redrivenAt(Instant at) {
    return new DeadLetter(topic, partition, offset, key, reason, bytes, letter, at, true);
  }

  /** Whether the record stood where services read; else it cannot be sent there again. */
  public boolean isFromHere() {
    return Topic.isOne(topic) && !topic.equals(Topic.DEAD_LETTERS.topicName());
  }

  /** Whoever writes says when: what no calendar has would stop those who note it. */
  private static Instant timeOf(ConsumerRecord<?, byte[]> record) {
    return Instant.ofEpochMilli(Math.max(0, Math.min(LATEST, record.timestamp())));
  }

  private static boolean isTopic(String name) {
    return name.matches("[A-Za-z0-9._-]{1,249}");
  }
}
