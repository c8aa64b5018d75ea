package io.l2nas.standalone.client;

import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.LoopEvent;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.messaging.WholeTopic;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What Kafka has recorded of experiments: a topic from its start to where it ends now, in the order
 * of the log, repeats included. Records that are no events of the experiment under whose name they
 * stand are left out, as all readers do.
 */
public final class RecordedTopics {
  private static final String PATIENCE_MILLIS = "10000";

  private final String brokers;

  /**
   * Topics of a Kafka.
   *
   * @param brokers host:port, several with commas between
   */
  public RecordedTopics(String brokers) {
    this.brokers = brokers;
  }

  /** The state streams, by experiment. */
  public Map<String, List<ExperimentEvent>> states(Set<String> experiments) {
    return read(Topic.STATES, ExperimentEvent.class, experiments);
  }

  /** What was told of evaluations, by experiment. */
  public Map<String, List<EvaluationEvent>> evaluations(Set<String> experiments) {
    return read(Topic.EVALUATIONS, EvaluationEvent.class, experiments);
  }

  private <E extends LoopEvent> Map<String, List<E>> read(
      Topic topic, Class<E> family, Set<String> experiments) {
    Map<String, List<E>> events = new HashMap<>();
    experiments.forEach(experiment -> events.put(experiment, new ArrayList<>()));
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      WholeTopic.read(
          consumer,
          topic.topicName(),
          record -> {
            if (events.containsKey(record.key())) {
              decode(family, record).ifPresent(event -> events.get(record.key()).add(event));
            }
          });
    } catch (KafkaException e) {
      throw new CommandException(
          ExitCode.UNREACHABLE,
          "the topic %s cannot be read from the brokers %s (%s); check --brokers"
              .formatted(topic.topicName(), brokers, e.getMessage()),
          e);
    }
    return events;
  }

  private static <E extends LoopEvent> Optional<E> decode(
      Class<E> family, ConsumerRecord<String, byte[]> record) {
    try {
      return Optional.of(EventCodec.decode(family, record.value()))
          .filter(event -> event.experiment().equals(record.key()));
    } catch (MalformedRecordException e) {
      return Optional.empty();
    }
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
            ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
