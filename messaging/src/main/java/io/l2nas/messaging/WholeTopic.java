package io.l2nas.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads what stands in topics at this moment, once. */
public final class WholeTopic {
  private static final Duration POLL = Duration.ofMillis(200);

  private WholeTopic() {}

  /** All partitions of a topic, each from its start to where it ends now. */
  public static <K, V> void read(
      KafkaConsumer<K, V> consumer, String topic, Consumer<ConsumerRecord<K, V>> reader) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    readToEnd(consumer, reader);
  }

  /** What is assigned, from where the consumer stands to where it ends now. */
  public static <K, V> void readToEnd(
      KafkaConsumer<K, V> consumer, Consumer<ConsumerRecord<K, V>> reader) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(POLL).forEach(reader);
    }
  }
}
