package io.l2nas.faults.check;

import io.l2nas.contracts.Event;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.messaging.WholeTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics from their start to their end. */
final class TopicReader {
  private final String bootstrapServers;

  TopicReader(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** The events of a topic; what is no event is left out, and must be a dead letter. */
  <E extends Event> List<E> events(Class<E> kind, Topic topic) {
    return records(topic).stream().flatMap(record -> event(kind, record)).toList();
  }

  List<String> keys(Topic topic) {
    return records(topic).stream().map(ConsumerRecord::key).toList();
  }

  private static <E extends Event> Stream<E> event(
      Class<E> kind, ConsumerRecord<String, byte[]> record) {
    try {
      return Stream.of(EventCodec.decode(kind, record.value()));
    } catch (MalformedRecordException e) {
      return Stream.empty();
    }
  }

  private List<ConsumerRecord<String, byte[]>> records(Topic topic) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      WholeTopic.read(consumer, topic.topicName(), records::add);
      return records;
    }
  }
}
