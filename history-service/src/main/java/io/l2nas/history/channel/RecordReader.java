package io.l2nas.history.channel;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads single records, wherever they stand; belongs to no group. */
@ApplicationScoped
public class RecordReader {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int PATIENCE_MILLIS = 10_000;

  private final Map<String, Object> kafka;

  RecordReader(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.kafka = new HashMap<>(kafka);
    this.kafka.remove(ConsumerConfig.GROUP_ID_CONFIG);
    this.kafka.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    this.kafka.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    this.kafka.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    this.kafka.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
  }

  /** The record that stands there; empty if it is no longer there, or never was. */
  public Uni<Optional<ConsumerRecord<byte[], byte[]>>> read(
      String topic, int partition, long offset) {
    return Uni.createFrom()
        .item(() -> readNow(new TopicPartition(topic, partition), offset))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .emitOn(CallerContext.executor());
  }

  private Optional<ConsumerRecord<byte[], byte[]>> readNow(TopicPartition place, long offset) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      if (consumer.partitionsFor(place.topic()).size() <= place.partition()) {
        return Optional.empty();
      }
      consumer.assign(List.of(place));
      long first = consumer.beginningOffsets(List.of(place)).get(place);
      long end = consumer.endOffsets(List.of(place)).get(place);
      if (offset < first || offset >= end) {
        return Optional.empty();
      }
      consumer.seek(place, offset);
      while (consumer.position(place) <= offset) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          return Optional.of(record).filter(found -> found.offset() == offset);
        }
      }
      return Optional.empty();
    }
  }
}
