package io.l2nas.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.messaging.testing.TopicProbe;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class DeadLetterMessageTest {
  private static final int A_MEBIBYTE = 1024 * 1024;

  @Test
  void keepsTheBytesAndSaysWhyAndWhereTheyStood() {
    // Given
    byte[] bytes = {(byte) 0xff, 0, 'x'};

    // When
    Message<byte[]> letter = DeadLetterMessage.of(record(bytes), "it is no JSON");

    // Then
    assertThat(letter.getPayload()).isEqualTo(bytes);
    assertThat(metadata(letter).getTopic()).isEqualTo("l2nas.dead-letters.v1");
    assertThat(metadata(letter).getKey()).isEqualTo("some-topic/3/42");
    assertThat(header(letter, "dead-letter-reason")).isEqualTo("it is no JSON");
    assertThat(header(letter, "dead-letter-topic")).isEqualTo("some-topic");
    assertThat(header(letter, "dead-letter-partition")).isEqualTo("3");
    assertThat(header(letter, "dead-letter-offset")).isEqualTo("42");
    assertThat(header(letter, "dead-letter-bytes")).isEqualTo("3");
  }

  @Test
  void sendsNothingInPlaceOfNothing() {
    // When
    Message<byte[]> letter = DeadLetterMessage.of(record(null), "it is empty");

    // Then
    assertThat(letter.getPayload()).isEmpty();
  }

  @Test
  void keepsTheBeginningOfWhatNoBrokerWouldTake() {
    // Given
    byte[] unpacked = new byte[40 * A_MEBIBYTE];
    Arrays.fill(unpacked, (byte) ' ');

    // When
    Message<byte[]> letter = DeadLetterMessage.of(record(unpacked), "x".repeat(100_000));

    // Then
    assertThat(letter.getPayload()).isEqualTo(Arrays.copyOf(unpacked, A_MEBIBYTE));
    assertThat(header(letter, "dead-letter-bytes")).isEqualTo("41943040");
    assertThat(header(letter, "dead-letter-reason")).isEqualTo("x".repeat(2000) + "…");
  }

  private static ConsumerRecord<String, byte[]> record(byte[] value) {
    return new ConsumerRecord<>("some-topic", 3, 42, "key", value);
  }

  private static OutgoingKafkaRecordMetadata<?> metadata(Message<byte[]> letter) {
    return letter.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow();
  }

  private static String header(Message<byte[]> letter, String name) {
    return TopicProbe.header(metadata(letter).getHeaders(), name);
  }
}
