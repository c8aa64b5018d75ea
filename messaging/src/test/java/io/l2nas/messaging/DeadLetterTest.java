package io.l2nas.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A letter is read as it was written, and what is none is taken for what it is. */
class DeadLetterTest {
  private static final String LETTERS = "l2nas.dead-letters.v1";

  @Test
  void isReadAsItWasWritten() {
    // Given
    ConsumerRecord<String, byte[]> bad =
        new ConsumerRecord<>("l2nas.states.v1", 3, 42, "the key\u0000", new byte[7]);

    // When
    DeadLetter letter = DeadLetter.of(onTopic(DeadLetterMessage.of(bad, "it is\nno JSON")));

    // Then
    assertThat(letter)
        .isEqualTo(
            new DeadLetter(
                "l2nas.states.v1",
                3,
                42,
                Optional.of("the key\uFFFD"),
                "it is\uFFFDno JSON",
                7,
                5,
                Instant.ofEpochMilli(1_000),
                false));
    assertThat(letter.id()).isEqualTo("l2nas.states.v1/3/42");
    assertThat(letter.isFromHere()).isTrue();
  }

  @Test
  void thatItsRecordWasSentAgainIsANoteUnderItsKey() {
    // Given
    ConsumerRecord<byte[], byte[]> bad =
        new ConsumerRecord<>("l2nas.actions.v1.gpu", 0, 1, null, null);
    DeadLetter letter = DeadLetter.of(onTopic(DeadLetterMessage.of(bad, "why")));

    // When
    Message<byte[]> note = DeadLetterMessage.redriven(letter);

    // Then
    assertThat(letter.key()).isEmpty();
    assertThat(metadata(note).getKey()).isEqualTo(letter.id());
    assertThat(DeadLetter.of(onTopic(note)).redriven()).isTrue();
    assertThat(DeadLetter.of(onTopic(note)).id()).isEqualTo(letter.id());
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0, 7",
    "a b, 0, 7",
    "../x, 0, 7",
    "l2nas.states.v1, -1, 7",
    "l2nas.states.v1, 2147483648, 7",
    "l2nas.states.v1, 0, 1e3",
    "l2nas.states.v1, 0, 9999999999999999999",
    "l2nas.states.v1, 00, 7",
  })
  void whatDoesNotSayWhereItStoodStandsForItself(String topic, String partition, String offset) {
    // Given
    Headers headers =
        new RecordHeaders()
            .add("dead-letter-topic", topic.getBytes(StandardCharsets.UTF_8))
            .add("dead-letter-partition", partition.getBytes(StandardCharsets.UTF_8))
            .add("dead-letter-offset", offset.getBytes(StandardCharsets.UTF_8))
            .add("dead-letter-redriven", null);

    // When
    DeadLetter letter = DeadLetter.of(record(headers, 1_000, "x", null));

    // Then
    assertThat(letter.id()).isEqualTo(LETTERS + "/0/5");
    assertThat(letter.reason()).startsWith("this is no dead letter");
    assertThat(letter.redriven()).isFalse();
    assertThat(letter.isFromHere()).isFalse();
  }

  /** No calendar of a database has the year 292,278,994. */
  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, -1})
  void aTimeThatIsNoneIsTheNearest(long timestamp) {
    assertThat(DeadLetter.of(record(new RecordHeaders(), timestamp, "x", new byte[0])).time())
        .isBetween(Instant.EPOCH, Instant.parse("9999-12-31T23:59:59Z"));
  }

  private static ConsumerRecord<String, byte[]> onTopic(Message<byte[]> message) {
    return record(
        metadata(message).getHeaders(),
        1_000,
        (String) metadata(message).getKey(),
        message.getPayload());
  }

  private static ConsumerRecord<String, byte[]> record(
      Headers headers, long timestamp, String key, byte[] value) {
    return new ConsumerRecord<>(
        LETTERS,
        0,
        5,
        timestamp,
        TimestampType.CREATE_TIME,
        0,
        0,
        key,
        value,
        headers,
        Optional.empty());
  }

  private static OutgoingKafkaRecordMetadata<?> metadata(Message<byte[]> message) {
    return message.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow();
  }
}
