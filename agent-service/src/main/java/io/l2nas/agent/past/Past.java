package io.l2nas.agent.past;

import io.l2nas.contracts.Topic;
import io.l2nas.core.dispatch.QueueStart;
import io.l2nas.messaging.UntilAnswered;
import io.l2nas.messaging.WholeTopic;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads what stands in the topics at this moment; belongs to no group. While Kafka does not answer
 * it begins again: a reader may be given a record twice.
 */
@ApplicationScoped
public class Past {
  /** By so much the clocks of those who write may differ. */
  private static final Duration CLOCKS_APART = Duration.ofMinutes(10);

  private final Map<String, Object> kafka;

  Past(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.kafka = new HashMap<>(kafka);
    this.kafka.remove(ConsumerConfig.GROUP_ID_CONFIG);
    this.kafka.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
  }

  /**
   * What was told in a partition of the evaluations since a moment, and somewhat before.
   *
   * @param since milliseconds since 1970
   */
  public void evaluations(
      int partition, long since, Consumer<ConsumerRecord<String, byte[]>> reader) {
    TopicPartition evaluations = new TopicPartition(Topic.EVALUATIONS.topicName(), partition);
    read(
        consumer -> {
          consumer.assign(List.of(evaluations));
          var first =
              consumer.offsetsForTimes(
                  Map.of(evaluations, Math.max(0, since - CLOCKS_APART.toMillis())));
          if (first.get(evaluations) != null) { // Else everything is older.
            consumer.seek(evaluations, first.get(evaluations).offset());
            WholeTopic.readToEnd(consumer, reader);
          }
        });
  }

  /** The actions of a pool that no evaluator has taken. */
  public void actions(
      String pool,
      Map<Integer, QueueStart> starts,
      Consumer<ConsumerRecord<String, byte[]>> reader) {
    String topic = Topic.actionsOf(pool);
    read(
        consumer -> {
          Collection<TopicPartition> partitions =
              consumer.partitionsFor(topic).stream()
                  .map(partition -> new TopicPartition(topic, partition.partition()))
                  .toList();
          consumer.assign(partitions);
          Map<TopicPartition, Long> oldest = consumer.beginningOffsets(partitions);
          partitions.forEach(
              partition ->
                  consumer.seek(
                      partition,
                      Math.max(oldest.get(partition), start(starts, partition).offset())));
          WholeTopic.readToEnd(consumer, reader);
        });
  }

  /** All that is left of a partition of the checkpoints. */
  public void checkpoints(int partition, Consumer<ConsumerRecord<String, byte[]>> reader) {
    fromTheStart(new TopicPartition(Topic.CHECKPOINTS.topicName(), partition), reader);
  }

  /** A partition of the states, from its start. */
  public void states(int partition, Consumer<ConsumerRecord<String, byte[]>> reader) {
    fromTheStart(new TopicPartition(Topic.STATES.topicName(), partition), reader);
  }

  private void fromTheStart(
      TopicPartition partition, Consumer<ConsumerRecord<String, byte[]>> reader) {
    read(
        consumer -> {
          consumer.assign(List.of(partition));
          consumer.seekToBeginning(List.of(partition));
          WholeTopic.readToEnd(consumer, reader);
        });
  }

  private void read(Consumer<KafkaConsumer<String, byte[]>> reading) {
    UntilAnswered.run(
        "the past",
        () -> {
          try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            reading.accept(consumer);
          }
        });
  }

  private static QueueStart start(Map<Integer, QueueStart> starts, TopicPartition partition) {
    return starts.getOrDefault(partition.partition(), new QueueStart(0, false));
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(kafka, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
