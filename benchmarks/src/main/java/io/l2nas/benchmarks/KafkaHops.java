package io.l2nas.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The floor: a record goes around over three topics, and nothing else is done with it. Three plain
 * consumers and producers with the settings of the services, one thread each.
 */
// A record that is not sent is noticed: it does not come around.
@SuppressWarnings("FutureReturnValueIgnored")
final class KafkaHops implements AutoCloseable {
  private static final int HOPS = 3;
  private static final Duration POLL = Duration.ofSeconds(1);

  private final List<String> topics =
      IntStream.range(0, HOPS).mapToObj(hop -> "benchmark.hop-" + hop).toList();
  private final String bootstrapServers;
  private final KafkaProducer<byte[], byte[]> first;
  private final KafkaConsumer<byte[], byte[]> last;
  private final List<KafkaConsumer<byte[], byte[]>> relayed = new ArrayList<>();
  private final List<Thread> relays = new ArrayList<>();

  KafkaHops(String bootstrapServers) throws ExecutionException, InterruptedException {
    this.bootstrapServers = bootstrapServers;
    createTopics();
    for (int hop = 0; hop < HOPS - 1; hop++) {
      relay(topics.get(hop), topics.get(hop + 1));
    }
    first = producer();
    last = consumer(topics.get(HOPS - 1));
  }

  /** Sends a record around so many times, one after the other. */
  List<Duration> goAround(int times, int bytes) {
    List<Duration> durations = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      first.send(new ProducerRecord<>(topics.get(0), new byte[bytes]));
      while (last.poll(POLL).isEmpty()) {
        // Nothing has come around yet.
      }
      durations.add(Duration.ofNanos(System.nanoTime() - start));
    }
    return durations;
  }

  /** Sends so many records around with {@code inFlight} of them on their way at any time. */
  Duration flood(int records, int bytes, int inFlight) {
    int sent = 0;
    int around = 0;
    long start = System.nanoTime();
    while (around < records) {
      while (sent < records && sent - around < inFlight) {
        first.send(new ProducerRecord<>(topics.get(0), new byte[bytes]));
        sent++;
      }
      around += last.poll(POLL).count();
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Override
  public void close() throws InterruptedException {
    relayed.forEach(KafkaConsumer::wakeup);
    for (Thread relay : relays) {
      relay.join();
    }
    first.close();
    last.close();
  }

  private void createTopics() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin
          .createTopics(topics.stream().map(topic -> new NewTopic(topic, 1, (short) 1)).toList())
          .all()
          .get();
    }
  }

  private void relay(String from, String to) {
    KafkaConsumer<byte[], byte[]> consumer = consumer(from);
    Thread thread =
        new Thread(
            () -> {
              try (consumer;
                  KafkaProducer<byte[], byte[]> producer = producer()) {
                while (true) {
                  for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    producer.send(new ProducerRecord<>(to, record.value()));
                  }
                }
              } catch (WakeupException e) {
                // This is how it is told to end.
              }
            },
            "relay-" + from);
    relayed.add(consumer);
    relays.add(thread);
    thread.start();
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", "0"),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private KafkaConsumer<byte[], byte[]> consumer(String topic) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    TopicPartition partition = new TopicPartition(topic, 0);
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    consumer.position(partition);
    return consumer;
  }
}
