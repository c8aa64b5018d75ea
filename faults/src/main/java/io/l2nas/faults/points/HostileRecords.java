package io.l2nas.faults.points;

import io.l2nas.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What no service can read, on a topic of each; all must become dead letters. */
final class HostileRecords implements AutoCloseable {
  private static final byte[] GARBAGE = "{\"type\":".getBytes(StandardCharsets.UTF_8);

  private final List<String> topics =
      List.of(Topic.EVALUATIONS.topicName(), Topic.STATES.topicName(), Topic.actionsOf("default"));
  private final KafkaProducer<String, byte[]> producer;
  private final Set<String> sent = new TreeSet<>();

  HostileRecords(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Sends one more to each topic; the key says to which partition. */
  void send(String key) throws InterruptedException {
    for (String topic : topics) {
      send(topic, key);
    }
  }

  /** Where they stand: topic/partition/offset. */
  Set<String> sent() {
    return sent;
  }

  @Override
  public void close() {
    producer.close();
  }

  private void send(String topic, String key) throws InterruptedException {
    try {
      RecordMetadata place = producer.send(new ProducerRecord<>(topic, key, GARBAGE)).get();
      sent.add(place.topic() + "/" + place.partition() + "/" + place.offset());
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker does not take a record", e);
    }
  }
}
