package io.l2nas.benchmarks;

import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Watches what evaluators tell, while they tell it. */
final class EvaluationWatch implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Queue<EvaluationEvent> unseen = new ArrayDeque<>();

  /** Begins behind what is there now. */
  EvaluationWatch(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topic.EVALUATIONS.topicName()).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  /**
   * Returns the next event of a kind that fits; what comes before it is passed over.
   *
   * @throws IllegalStateException if none comes for two minutes
   */
  <E extends EvaluationEvent> E await(Class<E> kind, Predicate<E> fits) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      while (!unseen.isEmpty()) {
        EvaluationEvent event = unseen.remove();
        if (kind.isInstance(event) && fits.test(kind.cast(event))) {
          return kind.cast(event);
        }
      }
      consumer.poll(POLL).forEach(record -> unseen.add(event(record)));
    }
    throw new IllegalStateException("no " + kind.getSimpleName() + " came within " + PATIENCE);
  }

  @Override
  public void close() {
    consumer.close();
  }

  private static EvaluationEvent event(ConsumerRecord<String, byte[]> record) {
    try {
      return EventCodec.decode(EvaluationEvent.class, record.value());
    } catch (MalformedRecordException e) {
      throw new IllegalStateException("an evaluator sent what cannot be read", e);
    }
  }
}
