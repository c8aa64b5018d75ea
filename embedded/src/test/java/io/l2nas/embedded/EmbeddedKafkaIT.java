package io.l2nas.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client can count on while the broker runs. */
class EmbeddedKafkaIT {
  @TempDir static Path data;
  static EmbeddedKafka kafka;
  static KafkaClient client;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start(data);
    client = new KafkaClient(kafka.bootstrapServers());
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void listensOnLoopbackOnly() throws Exception {
    // Given
    int port = Integer.parseInt(kafka.bootstrapServers().replace("127.0.0.1:", ""));
    Optional<InetAddress> outside = Ports.outsideAddress();
    assumeTrue(outside.isPresent(), "this machine has no address but loopback");

    // When
    boolean reachable = Ports.answers(outside.get(), port);

    // Then
    assertThat(reachable).isFalse();
    assertThat(Ports.answersOnLoopback(port)).isTrue();
  }

  @Test
  void neverCreatesATopicOnFirstUse() {
    // Given
    Map<String, Object> impatient =
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.block.ms", 2000);

    // When
    try (var producer =
        new KafkaProducer<>(impatient, new StringSerializer(), new StringSerializer())) {
      assertThatThrownBy(() -> producer.send(new ProducerRecord<>("absent", "value")).get())
          .hasCauseInstanceOf(TimeoutException.class);
    }

    // Then
    try (Admin admin = client.admin()) {
      assertThat(admin.listTopics().names().toCompletionStage().toCompletableFuture().join())
          .doesNotContain("absent");
    }
  }

  @Test
  void keepsRecordsAndCommittedOffsetsForEver() throws Exception {
    // Given
    client.createTopic("kept", 1);

    // When
    Config topic = config(ConfigResource.Type.TOPIC, "kept");
    Config broker = config(ConfigResource.Type.BROKER, "1");

    // Then
    assertThat(topic.get("retention.ms").value()).isEqualTo("-1");
    assertThat(topic.get("retention.bytes").value()).isEqualTo("-1");
    assertThat(broker.get("offsets.retention.minutes").value())
        .isEqualTo(Integer.toString(Integer.MAX_VALUE));
  }

  @Test
  void runsTransactionsAndConsumerGroupsOnFewPartitions() throws Exception {
    // Given
    client.createTopic("transacted", 1);

    // When
    commitOne("transacted");
    try (var consumer = client.groupConsumer("readers", "transacted")) {
      assertThat(client.pollUntil(consumer, 1)).containsExactly("value");
      consumer.commitSync();
    }

    // Then
    assertThat(client.topic("__consumer_offsets"))
        .satisfies(EmbeddedKafkaIT::isSmallAndUnreplicated);
    assertThat(client.topic("__transaction_state"))
        .satisfies(EmbeddedKafkaIT::isSmallAndUnreplicated);
  }

  private static void commitOne(String topic) throws Exception {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "writer");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, "value")).get();
      producer.commitTransaction();
    }
  }

  private static void isSmallAndUnreplicated(TopicDescription topic) {
    assertThat(topic.partitions())
        .hasSizeBetween(1, 4)
        .allSatisfy(partition -> assertThat(partition.replicas()).hasSize(1));
  }

  private static Config config(ConfigResource.Type type, String name)
      throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(type, name);
    try (Admin admin = client.admin()) {
      return admin.describeConfigs(List.of(resource)).all().get().get(resource);
    }
  }
}
