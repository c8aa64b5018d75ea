package io.l2nas.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends hostile records at an even pace, and knows where each of them stands. */
final class HostileSender implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final HostileRecords records;
  private final List<String> places = new ArrayList<>();
  private int refused;

  HostileSender(String bootstrapServers, HostileRecords records) {
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "max.request.size",
                4 * 1024 * 1024,
                "retries",
                0),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.records = records;
  }

  /** Sends so many, spread over so long; returns when the broker has answered for all. */
  void send(int count, Duration time) throws InterruptedException {
    long begun = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = begun + time.toNanos() / count * i;
      long early = (due - System.nanoTime()) / 1_000_000;
      if (early > 0) {
        Thread.sleep(early);
      }
      send(records.next());
    }
  }

  /** Where those stand that the broker took: topic/partition/offset. */
  List<String> places() {
    return List.copyOf(places);
  }

  /** How many the broker refused itself: too large, or without the key that their topic needs. */
  int refused() {
    return refused;
  }

  @Override
  public void close() {
    producer.close();
  }

  private void send(HostileRecord record) throws InterruptedException {
    try {
      RecordMetadata sent = producer.send(record.toSend()).get();
      places.add(sent.topic() + "/" + sent.partition() + "/" + sent.offset());
    } catch (ExecutionException e) {
      refused++;
    }
  }
}
