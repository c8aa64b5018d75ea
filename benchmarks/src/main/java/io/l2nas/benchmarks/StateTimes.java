package io.l2nas.benchmarks;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** How long each step of an experiment took, read from its state stream when it is over. */
final class StateTimes {
  private static final Duration POLL = Duration.ofMillis(100);

  private StateTimes() {}

  /** From each state to the next; what others wrote among them is passed over. */
  static List<Duration> between(String bootstrapServers, String experiment) {
    List<Long> times = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topic.STATES.topicName()).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          if (experiment.equals(record.key()) && isState(record.value(), times.size() + 1)) {
            times.add(record.timestamp());
          }
        }
      }
    }
    List<Duration> between = new ArrayList<>();
    for (int step = 1; step < times.size(); step++) {
      between.add(Duration.ofMillis(times.get(step) - times.get(step - 1)));
    }
    return between;
  }

  private static boolean isState(byte[] value, int step) {
    try {
      return EventCodec.decode(ExperimentEvent.class, value) instanceof StateAdvanced state
          && state.step() == step;
    } catch (MalformedRecordException e) {
      return false;
    }
  }
}
