package io.l2nas.faults.check;

import io.l2nas.contracts.Event;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.faults.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics from their start to their end. */
final class TopicReader {
  private static final Duration POLL = Duration.ofMillis(100);

  private final String bootstrapServers;

  TopicReader(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** The events of a topic; what is no event is left out, and ends as a dead letter. */
  <E extends Event> List<E> events(Class<E> kind, Topic topic) {
    List<E> events = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : records(topic)) {
      try {
        events.add(EventCodec.decode(kind, record.value()));
      } catch (MalformedRecordException e) {
        Progress.say(
            "no event at offset %d of %s: %s"
                .formatted(record.offset(), record.topic(), e.getMessage()));
      }
    }
    return events;
  }

  List<String> keys(Topic topic) {
    return records(topic).stream().map(ConsumerRecord::key).toList();
  }

  private List<ConsumerRecord<String, byte[]>> records(Topic topic) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.topicName()).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
        consumer.poll(POLL).forEach(records::add);
      }
      return records;
    }
  }
}
