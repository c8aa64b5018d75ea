package io.l2nas.faults.storm;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Sees every step as soon as anybody can see that it is recorded. */
final class StateWatch implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(20);

  private final String experiment;
  private final KafkaConsumer<String, byte[]> consumer;
  private int steps;
  private boolean ended;

  StateWatch(String experiment, String bootstrapServers) {
    this.experiment = experiment;
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        IntStream.range(0, Topic.STATES.partitions())
            .mapToObj(partition -> new TopicPartition(Topic.STATES.topicName(), partition))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Looks once more, for a moment. */
  void look() {
    consumer.poll(POLL).forEach(this::see);
  }

  /** How many steps are recorded. */
  int steps() {
    return steps;
  }

  boolean hasEnded() {
    return ended;
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void see(ConsumerRecord<String, byte[]> record) {
    ExperimentEvent event = event(record);
    if (!event.experiment().equals(experiment)) {
      return;
    }
    ended |= event.endsExperiment();
    if (event instanceof StateAdvanced advanced) {
      steps = Math.max(steps, advanced.step());
    }
  }

  private static ExperimentEvent event(ConsumerRecord<String, byte[]> record) {
    try {
      return EventCodec.decode(ExperimentEvent.class, record.value());
    } catch (MalformedRecordException e) {
      throw new IllegalStateException("the history sent what cannot be read", e);
    }
  }
}
