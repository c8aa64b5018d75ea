package io.l2nas.faults.check;

import io.l2nas.contracts.Event;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.faults.Progress;
import io.l2nas.messaging.WholeTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      WholeTopic.read(consumer, topic.topicName(), records::add);
      return records;
    }
  }
}
