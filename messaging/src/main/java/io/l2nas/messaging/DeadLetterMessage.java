package io.l2nas.messaging;

import io.l2nas.contracts.Topic;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * A record that cannot be used, on its way to the dead letters: its bytes as they came, and in the
 * headers why, where it stood, its key and how long it was. The key of the letter is that place, so
 * a letter that was sent twice is known as one.
 */
public final class DeadLetterMessage {
  /** No record that was sent uncompressed is longer; of the others the beginning is kept. */
  private static final int MAX_VALUE = 1024 * 1024;

  private static final int MAX_REASON = 2000;

  /** For people: a record is sent again with the key that it has. */
  private static final int MAX_KEY = 1000;

  private DeadLetterMessage() {}

  /**
   * @param record the record as it was read; its headers are not copied, for nobody can vouch for
   *     them
   * @param reason why it cannot be used
   */
  public static Message<byte[]> of(ConsumerRecord<?, byte[]> record, String reason) {
    Headers headers = place(record.topic(), record.partition(), record.offset());
    add(headers, DeadLetterHeaders.REASON, shorten(reason));
    add(headers, DeadLetterHeaders.BYTES, String.valueOf(length(record)));
    if (record.key() != null) {
      headers.add(DeadLetterHeaders.KEY, keyOf(record.key()));
    }
    return message(
        DeadLetter.id(record.topic(), record.partition(), record.offset()),
        headers,
        bytesOf(record));
  }

  /** A note that the record of a letter was sent again; the letter itself stays. */
  public static Message<byte[]> redriven(DeadLetter letter) {
    Headers headers = place(letter.topic(), letter.partition(), letter.offset());
    add(headers, DeadLetterHeaders.REDRIVEN, "true");
    return message(letter.id(), headers, new byte[0]);
  }

  private static Headers place(String topic, int partition, long offset) {
    Headers headers = new RecordHeaders();
    add(headers, DeadLetterHeaders.TOPIC, topic);
    add(headers, DeadLetterHeaders.PARTITION, String.valueOf(partition));
    add(headers, DeadLetterHeaders.OFFSET, String.valueOf(offset));
    return headers;
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static Message<byte[]> message(String key, Headers headers, byte[] value) {
    return Message.of(value)
        .addMetadata(
            OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(Topic.DEAD_LETTERS.topicName())
                .withKey(key)
                .withHeaders(headers)
                .build());
  }

  private static byte[] keyOf(Object key) {
    byte[] bytes =
        key instanceof byte[] raw ? raw : String.valueOf(key).getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(bytes, Math.min(bytes.length, MAX_KEY));
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
