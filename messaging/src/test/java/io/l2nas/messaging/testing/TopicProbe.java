package io.l2nas.messaging.testing;

import io.l2nas.embedded.testing.TestInfrastructure;
import io.l2nas.messaging.WholeTopic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;

/** Hands on one topic: puts records in, and sees everything that comes out from now on. */
public final class TopicProbe implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String topic;
  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;
  private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

  /** A probe that sees what is written after this. */
  public TopicProbe(String topic) {
    this.topic = topic;
    Map<String, Object> broker = Map.of("bootstrap.servers", TestInfrastructure.bootstrapServers());
    producer = new KafkaProducer<>(broker, new StringSerializer(), new ByteArraySerializer());
    consumer = new KafkaConsumer<>(broker, new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(p -> new TopicPartition(topic, p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  /** Returns when the broker has it. */
  public void send(String key, byte[] value) {
    awaitSent(producer.send(new ProducerRecord<>(topic, key, value)));
  }

  /** The same, to the partition of another key: what comes there stands in one order with it. */
  public void sendBeside(String other, String key, byte[] value) {
    int partitions = consumer.assignment().size();
    send(Utils.toPositive(Utils.murmur2(Utils.utf8(other))) % partitions, key, value);
  }

  /** The same, to a partition of choice. */
  public void send(int partition, String key, byte[] value) {
    awaitSent(producer.send(new ProducerRecord<>(topic, partition, key, value)));
  }

  /** As {@link #send(String, byte[])}, with headers. */
  public void send(String key, byte[] value, Map<String, String> headers) {
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
    headers.forEach(
        (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    awaitSent(producer.send(record));
  }

  /** The same again, headers and all. */
  public void send(ConsumerRecord<String, byte[]> record) {
    awaitSent(
        producer.send(
            new ProducerRecord<>(topic, null, record.key(), record.value(), record.headers())));
  }

  /** As fast as the broker takes them; returns when it has all. */
  public void sendAll(String key, List<byte[]> values) {
    values.stream()
        .map(value -> producer.send(new ProducerRecord<>(topic, key, value)))
        .toList()
        .forEach(this::awaitSent);
  }

  private void awaitSent(Future<RecordMetadata> sent) {
    try {
      sent.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a record was not sent to " + topic, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /**
   * Reads all that is there, and waits until so many records have come that fit.
   *
   * @return all that fit, in order
   */
  public List<ConsumerRecord<String, byte[]>> await(
      int count, Predicate<ConsumerRecord<String, byte[]>> fits) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    WholeTopic.readToEnd(consumer, seen::add);
    while (true) {
      List<ConsumerRecord<String, byte[]>> found = seen.stream().filter(fits).toList();
      if (found.size() >= count) {
        return found;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "%d of %d records came to %s within %s; all: %s"
                .formatted(found.size(), count, topic, PATIENCE, seen));
      }
      consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
    }
  }

  /** As {@link #await}, of everything that the topic has ever held. */
  public List<ConsumerRecord<String, byte[]>> awaitFromStart(
      int count, Predicate<ConsumerRecord<String, byte[]>> fits) {
    seen.clear();
    consumer.seekToBeginning(consumer.assignment());
    return await(count, fits);
  }

  /** The value of a header as text. */
  public static String header(Headers headers, String name) {
    return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
