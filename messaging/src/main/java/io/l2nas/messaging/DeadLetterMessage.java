package io.l2nas.messaging;

import io.l2nas.contracts.Topic;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * A record that cannot be used, on its way to the dead letters: its bytes as they came, and in the
 * headers why and where it stood. The key is that place, so a letter that was sent twice is known
 * as one.
 */
public final class DeadLetterMessage {
  private DeadLetterMessage() {}

  /**
   * @param record the record as it was read; its headers are not copied, for nobody can vouch for
   *     them
   * @param reason why it cannot be used
   */
  public static Message<byte[]> of(ConsumerRecord<?, byte[]> record, String reason) {
    return Message.of(record.value() == null ? new byte[0] : record.value())
        .addMetadata(
            OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(Topic.DEAD_LETTERS.topicName())
                .withKey(record.topic() + "/" + record.partition() + "/" + record.offset())
                .withHeaders(
                    EventMessage.headers(
                        Map.of(
                            "dead-letter-reason", reason,
                            "dead-letter-topic", record.topic(),
                            "dead-letter-partition", String.valueOf(record.partition()),
                            "dead-letter-offset", String.valueOf(record.offset()))))
                .build());
  }
}
