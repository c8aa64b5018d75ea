package io.l2nas.messaging;

import io.l2nas.contracts.Topic;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * A record that cannot be used, on its way to the dead letters: its bytes as they came, and in the
 * headers why, where it stood and how long it was. The key is that place, so a letter that was sent
 * twice is known as one.
 */
public final class DeadLetterMessage {
  /** No record that was sent uncompressed is longer; of the others the beginning is kept. */
  private static final int MAX_VALUE = 1024 * 1024;

  private static final int MAX_REASON = 2000;

  private DeadLetterMessage() {}

  /**
   * @param record the record as it was read; its headers are not copied, for nobody can vouch for
   *     them
   * @param reason why it cannot be used
   */
  public static Message<byte[]> of(ConsumerRecord<?, byte[]> record, String reason) {
    return Message.of(bytesOf(record))
        .addMetadata(
            OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(Topic.DEAD_LETTERS.topicName())
                .withKey(record.topic() + "/" + record.partition() + "/" + record.offset())
                .withHeaders(
                    EventMessage.headers(
                        Map.of(
                            "dead-letter-reason", shorten(reason),
                            "dead-letter-topic", record.topic(),
                            "dead-letter-partition", String.valueOf(record.partition()),
                            "dead-letter-offset", String.valueOf(record.offset()),
                            "dead-letter-bytes", String.valueOf(length(record)))))
                .build());
  }

  private static byte[] bytesOf(ConsumerRecord<?, byte[]> record) {
    return record.value() == null
        ? new byte[0]
        : Arrays.copyOf(record.value(), Math.min(record.value().length, MAX_VALUE));
  }

  private static int length(ConsumerRecord<?, byte[]> record) {
    return record.value() == null ? 0 : record.value().length;
  }

  private static String shorten(String reason) {
    return reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON) + "…";
  }
}
