package io.l2nas.embedded;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The few things that the tests ask of a broker. */
record KafkaClient(String bootstrapServers) {
  Map<String, Object> settings() {
    return Map.of("bootstrap.servers", bootstrapServers);
  }

  Admin admin() {
    return Admin.create(settings());
  }

  void createTopic(String name, int partitions) throws ExecutionException, InterruptedException {
    try (Admin admin = admin()) {
      admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
    }
  }

  TopicDescription topic(String name) throws ExecutionException, InterruptedException {
    try (Admin admin = admin()) {
      return admin.describeTopics(List.of(name)).allTopicNames().get().get(name);
    }
  }

  KafkaProducer<String, String> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 0),
        new StringSerializer(),
        new StringSerializer());
  }

  /** Returns when all are acknowledged. */
  void produce(String topic, Collection<String> values)
      throws ExecutionException, InterruptedException {
    try (var producer = producer()) {
      List<Future<RecordMetadata>> acknowledgements =
          values.stream().map(value -> producer.send(new ProducerRecord<>(topic, value))).toList();
      for (Future<RecordMetadata> acknowledgement : acknowledgements) {
        acknowledgement.get();
      }
    }
  }

  KafkaConsumer<String, String> groupConsumer(String group, String topic) {
    var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                group,
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed"),
            new StringDeserializer(),
            new StringDeserializer());
    consumer.subscribe(List.of(topic));
    return consumer;
  }

  List<String> pollUntil(KafkaConsumer<String, String> consumer, int records) {
    List<String> values = new ArrayList<>();
    await()
        .atMost(ChildJvm.LIMIT)
        .until(
            () -> {
              consumer.poll(Duration.ofMillis(500)).forEach(record -> values.add(record.value()));
              return values.size() >= records;
            });
    return values;
  }

  /** Everything that partition 0 holds now. */
  List<String> read(String topic) {
    TopicPartition partition = new TopicPartition(topic, 0);
    List<String> values = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(settings(), new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
          values.add(record.value());
        }
      }
    }
    return values;
  }
}
