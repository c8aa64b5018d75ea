package io.l2nas.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.contracts.Topic;
import io.l2nas.messaging.TopicCreation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker of the compose file, as its image would set it up, hands out work. */
class ComposedBrokerIT {
  @TempDir private Path folder;

  @Test
  void handsOutWork() throws Exception {
    int port = LocalBroker.freePort();
    Map<String, Object> client = Map.of("bootstrap.servers", "127.0.0.1:" + port);
    try (LocalBroker broker = LocalBroker.start(settings(port, LocalBroker.freePort()));
        Admin admin = Admin.create(client)) {
      TopicCreation.create(admin, List.of("default"), 1);
      try (KafkaProducer<byte[], byte[]> producer =
          new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
        producer.send(new ProducerRecord<>(Topic.actionsOf("default"), new byte[] {1})).get();
      }

      Map<String, Object> evaluator = new HashMap<>(client);
      evaluator.put("group.id", Topic.evaluatorsOf("default"));
      try (KafkaShareConsumer<byte[], byte[]> consumer =
          new KafkaShareConsumer<>(
              evaluator, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        consumer.subscribe(List.of(Topic.actionsOf("default")));
        await()
            .atMost(Duration.ofMinutes(1))
            .untilAsserted(() -> assertThat(consumer.poll(Duration.ofSeconds(1))).hasSize(1));
      }
    }
  }

  /** {@code KAFKA_NODE_ID} is {@code node.id}; ports and folder are this machine's. */
  private Map<String, String> settings(int port, int controller) {
    JsonNode environment =
        Documents.only(Repository.file("docker-compose.yml"))
            .path("services")
            .path("kafka")
            .path("environment");
    Map<String, String> settings = new HashMap<>();
    environment
        .properties()
        .forEach(
            entry ->
                settings.put(
                    entry
                        .getKey()
                        .replaceFirst("KAFKA_", "")
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '.'),
                    entry
                        .getValue()
                        .asText()
                        .replaceAll("(0\\.0\\.0\\.0|kafka):9092", "127.0.0.1:" + port)
                        .replace(":9093", ":" + controller)));
    settings.put("log.dirs", folder.toString());
    return settings;
  }
}
