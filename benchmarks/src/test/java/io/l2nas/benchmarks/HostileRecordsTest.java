package io.l2nas.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class HostileRecordsTest {
  @Test
  void theSameSeedMakesTheSameRecords() {
    // When
    List<ProducerRecord<ByteBuffer, ByteBuffer>> some = comparable(some(300, 1));

    // Then
    assertThat(some).isEqualTo(comparable(some(300, 1)));
    assertThat(some).isNotEqualTo(comparable(some(300, 2)));
  }

  @Test
  void thereIsEveryKindOnEveryTopic() {
    // When
    Set<String> topics = new HashSet<>();
    Set<Hostility> kinds = EnumSet.noneOf(Hostility.class);
    some(1_000, 1)
        .forEach(
            record -> {
              topics.add(record.topic());
              kinds.add(record.hostility());
            });

    // Then
    assertThat(kinds).containsExactlyInAnyOrder(Hostility.values());
    assertThat(topics)
        .containsExactlyInAnyOrder(
            "l2nas.actions.v1.default",
            "l2nas.recalls.v1",
            "l2nas.evaluations.v1",
            "l2nas.states.v1",
            "l2nas.telemetry.v1",
            "l2nas.evaluators.v1",
            "l2nas.demands.v1",
            "l2nas.teams.v1",
            "l2nas.quarantines.v1",
            "l2nas.dead-letters.v1");
  }

  private static List<ProducerRecord<ByteBuffer, ByteBuffer>> comparable(
      List<HostileRecord> records) {
    return records.stream().map(HostileRecord::toSend).map(HostileRecordsTest::comparable).toList();
  }

  private static ProducerRecord<ByteBuffer, ByteBuffer> comparable(
      ProducerRecord<byte[], byte[]> record) {
    return new ProducerRecord<>(
        record.topic(), null, bytes(record.key()), bytes(record.value()), record.headers());
  }

  private static ByteBuffer bytes(byte[] bytes) {
    return bytes == null ? null : ByteBuffer.wrap(bytes);
  }

  private static List<HostileRecord> some(int count, long seed) {
    HostileRecords records = new HostileRecords(seed, new Disguises("exp-abcdefghij", 100));
    return IntStream.range(0, count).mapToObj(i -> records.next()).toList();
  }
}
