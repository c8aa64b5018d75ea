package io.l2nas.benchmarks;

import io.l2nas.contracts.LoopEvent;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads, when a run is over, what the services sent while it went on. Every event carries the time
 * at which its service sent it, so nobody needs to watch the run itself.
 */
final class EventTap implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<String, byte[]> consumer;
  private final List<TopicPartition> partitions;

  /** An event, and when its service sent it. */
  record Sighting(LoopEvent event, Instant sent) {
    /** When the events of a kind were sent, in order. */
    static List<Instant> times(List<Sighting> sightings, Class<? extends LoopEvent> kind) {
      return sightings.stream()
          .filter(sighting -> kind.isInstance(sighting.event()))
          .map(Sighting::sent)
          .sorted()
          .toList();
    }
  }

  private EventTap(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    partitions =
        Stream.of(
                Topic.actionsOf("default"), Topic.EVALUATIONS.topicName(), Topic.STATES.topicName())
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Begins with what is there already. */
  static EventTap fromTheStart(String bootstrapServers) {
    return new EventTap(bootstrapServers);
  }

  /** Begins behind what is there now. */
  static EventTap fromNow(String bootstrapServers) {
    EventTap tap = new EventTap(bootstrapServers);
    tap.consumer.seekToEnd(tap.partitions);
    tap.partitions.forEach(tap.consumer::position);
    return tap;
  }

  /** All that has been sent since the last call. */
  List<Sighting> drain() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    List<Sighting> sightings = new ArrayList<>();
    while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
      consumer.poll(POLL).forEach(record -> sightings.add(sighting(record)));
    }
    return sightings;
  }

  @Override
  public void close() {
    consumer.close();
  }

  private static Sighting sighting(ConsumerRecord<String, byte[]> record) {
    try {
      byte[] time = record.headers().lastHeader("ce_time").value();
      return new Sighting(
          EventCodec.decode(LoopEvent.class, record.value()),
          Instant.parse(new String(time, StandardCharsets.UTF_8)));
    } catch (MalformedRecordException e) {
      throw new IllegalStateException("a service sent what cannot be read", e);
    }
  }
}
