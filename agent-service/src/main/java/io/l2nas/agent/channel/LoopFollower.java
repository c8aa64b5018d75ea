package io.l2nas.agent.channel;

import io.l2nas.agent.checkpoint.StoredCheckpoints;
import io.l2nas.agent.config.AgentConfig;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.core.experiment.TrajectoryDivergedException;
import io.l2nas.messaging.DeadLetters;
import io.l2nas.messaging.EventRecord;
import io.l2nas.messaging.LogLine;
import io.l2nas.messaging.UntilAnswered;
import io.opentelemetry.api.trace.Span;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads the state streams of the partitions that this instance owns, each from where its
 * checkpoints end, and what evaluators tell of the same experiments, and sends the actions that
 * follow. No offset is ever committed: the checkpoints know how far they reach, and without them
 * the streams are read from their start.
 *
 * <p>Both topics are keyed by experiment and have as many partitions, and the assignor gives the
 * same numbers of both to one member: an experiment's states and evaluations come to one place.
 */
@ApplicationScoped
@Identifier("loop-in")
public class LoopFollower implements KafkaConsumerRebalanceListener {
  private static final Logger LOGGER = Logger.getLogger(LoopFollower.class);

  private final AgentConfig config;
  private final OwnedPartitions owned;
  private final StoredCheckpoints checkpoints;
  private final CatchUp catchUp;
  private final Dispatcher dispatcher;
  private final DeadLetters deadLetters;
  private final LoopMetrics metrics;
  private final StepTraces traces;
  private final TelemetryPublisher telemetry;
  private final Lock reading = new ReentrantLock();
  private volatile boolean assigned;

  LoopFollower(
      AgentConfig config,
      OwnedPartitions owned,
      StoredCheckpoints checkpoints,
      CatchUp catchUp,
      Dispatcher dispatcher,
      DeadLetters deadLetters,
      LoopMetrics metrics,
      StepTraces traces,
      TelemetryPublisher telemetry) {
    this.config = config;
    this.owned = owned;
    this.checkpoints = checkpoints;
    this.catchUp = catchUp;
    this.dispatcher = dispatcher;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
    this.traces = traces;
    this.telemetry = telemetry;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    List<TopicPartition> evaluations = of(Topic.EVALUATIONS, partitions);
    consumer.seekToEnd(evaluations);
    // Not later: nothing may be told unheard from here on.
    UntilAnswered.run("the end of the evaluations", () -> evaluations.forEach(consumer::position));
    List<TopicPartition> states = of(Topic.STATES, partitions);
    UntilAnswered.ask("the end of the states", () -> consumer.endOffsets(states))
        .forEach(
            (partition, end) -> {
              OwnedPartition one = new OwnedPartition(partition.partition(), end, config, metrics);
              long start = checkpoints.restore(partition.partition(), one::restore);
              one.coveredUntil(start);
              // Not behind the last record: with it the past ends.
              consumer.seek(partition, Math.max(0, Math.min(start, end - 1)));
              owned.add(one);
            });
    assigned = numbers(evaluations).equals(numbers(states));
    if (!assigned) {
      LogLine.of(
              "the topics %s and %s have different numbers of partitions, so no lease can be kept: give them as many"
                  .formatted(Topic.STATES.topicName(), Topic.EVALUATIONS.topicName()))
          .fail(LOGGER);
    }
  }

  @Override
  public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    of(Topic.STATES, partitions).forEach(partition -> owned.remove(partition.partition()));
  }

  /** Takes a batch of both topics. */
  @Incoming("loop-in")
  @Blocking
  public void follow(ConsumerRecords<String, byte[]> records) {
    List<Uni<Void>> burials = new ArrayList<>();
    reading.lock();
    try {
      for (ConsumerRecord<String, byte[]> record : records) {
        owned
            .find(record.partition())
            .flatMap(partition -> follow(record, partition))
            .ifPresent(objection -> burials.add(deadLetters.bury(record, objection)));
      }
      dispatcher.dispatchDue();
      owned.all().forEach(partition -> partition.learned().forEach(telemetry::publish));
    } finally {
      reading.unlock();
    }
    DeadLetters.awaitAll(burials);
    for (ConsumerRecord<String, byte[]> record : records) {
      if (record.topic().equals(Topic.STATES.topicName())) {
        owned.find(record.partition()).ifPresent(partition -> partition.dealtWith(record.offset()));
      }
    }
  }

  /** Whether the partitions are assigned and their past is followed to its end. */
  public boolean isLive() {
    return assigned && owned.areLive();
  }

  /**
   * Does something between two batches, unless one is being read. Reading may take long, and who is
   * judged by what was read may stand in the rest of the batch.
   */
  void betweenBatches(Runnable task) {
    if (reading.tryLock()) {
      try {
        task.run();
      } finally {
        reading.unlock();
      }
    }
  }

  /** Follows a record; says why it cannot be followed. */
  private Optional<String> follow(ConsumerRecord<String, byte[]> record, OwnedPartition partition) {
    if (record.topic().equals(Topic.EVALUATIONS.topicName())) {
      CatchUp.hear(record, partition);
      return Optional.empty();
    }
    Optional<String> objection =
        partition.isCovered(record.offset()) ? Optional.empty() : followState(record, partition);
    if (partition.isEndOfPast(record.offset())) {
      catchUp.goLive(partition);
    }
    return objection;
  }

  private Optional<String> followState(
      ConsumerRecord<String, byte[]> record, OwnedPartition partition) {
    try {
      ExperimentEvent event = EventRecord.state(record);
      Instant since = Instant.now();
      Span span = learning(event, record, partition);
      try {
        traces.proposed(partition.follow(event, record.timestamp(), record.offset()), since);
      } finally {
        span.end();
      }
      return Optional.empty();
    } catch (MalformedRecordException | TrajectoryDivergedException | IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** Of what is followed again after a restart there are traces already. */
  private Span learning(
      ExperimentEvent event, ConsumerRecord<String, byte[]> record, OwnedPartition partition) {
    return partition.isLive() && event instanceof StateAdvanced state
        ? traces.learn(state, record)
        : Span.getInvalid();
  }

  private static Set<Integer> numbers(List<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
  }

  private static List<TopicPartition> of(Topic topic, Collection<TopicPartition> partitions) {
    return partitions.stream()
        .filter(partition -> partition.topic().equals(topic.topicName()))
        .toList();
  }
}
