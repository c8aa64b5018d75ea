package io.l2nas.agent.channel;

import io.l2nas.agent.config.AgentConfig;
import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.core.dispatch.Place;
import io.l2nas.core.dispatch.QueueStart;
import io.l2nas.core.dispatch.Remedies;
import io.l2nas.core.experiment.TrajectoryDivergedException;
import io.l2nas.messaging.DeadLetters;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
 * Reads the state streams of the partitions that this instance owns, each from its start, and what
 * evaluators tell of the same experiments, and sends the actions that follow. No offset is ever
 * committed: the streams themselves are the agent's memory.
 *
 * <p>Both topics are keyed by experiment and have as many partitions, and the assignor gives the
 * same numbers of both to one member: an experiment's states and evaluations come to one place.
 */
@ApplicationScoped
@Identifier("loop-in")
public class LoopFollower implements KafkaConsumerRebalanceListener {
  private static final Logger LOGGER = Logger.getLogger(LoopFollower.class);

  private final AgentConfig config;
  private final ActionPublisher actions;
  private final LossPublisher losses;
  private final DeadLetters deadLetters;
  private final Past past;
  private final QueueStarts queueStarts;
  private final Map<Integer, OwnedPartition> owned = new ConcurrentHashMap<>();
  private final Lock reading = new ReentrantLock();
  private volatile boolean assigned;

  LoopFollower(
      AgentConfig config,
      ActionPublisher actions,
      LossPublisher losses,
      DeadLetters deadLetters,
      Past past,
      QueueStarts queueStarts) {
    this.config = config;
    this.actions = actions;
    this.losses = losses;
    this.deadLetters = deadLetters;
    this.past = past;
    this.queueStarts = queueStarts;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    List<TopicPartition> evaluations = of(Topic.EVALUATIONS, partitions);
    consumer.seekToEnd(evaluations);
    evaluations.forEach(consumer::position); // Not later: nothing may be told unheard from here on.
    List<TopicPartition> states = of(Topic.STATES, partitions);
    consumer
        .endOffsets(states)
        .forEach(
            (partition, end) ->
                owned.put(
                    partition.partition(),
                    new OwnedPartition(partition.partition(), end, config.lease())));
    consumer.seekToBeginning(states);
    assigned = numbers(evaluations).equals(numbers(states));
    if (!assigned) {
      LOGGER.errorf(
          "the topics %s and %s have different numbers of partitions, so no lease can be kept: give them as many",
          Topic.STATES.topicName(), Topic.EVALUATIONS.topicName());
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
    reading.lock();
    try {
      for (ConsumerRecord<String, byte[]> record : records) {
        OwnedPartition partition = owned.get(record.partition());
        if (partition != null) {
          follow(record, partition);
        }
      }
      owned.values().forEach(this::sendDue);
    } finally {
      reading.unlock();
    }
  }

  /** Whether the partitions are assigned and their past is followed to its end. */
  public boolean isLive() {
    return assigned && owned.values().stream().allMatch(OwnedPartition::isLive);
  }

  /**
   * Dispatches again what an evaluator lost or handed back. Not while a batch is read, which may
   * take long: who was heard of may stand in the rest of it.
   */
  void mend() {
    if (reading.tryLock()) {
      try {
        owned.values().forEach(this::mend);
      } finally {
        reading.unlock();
      }
    }
  }

  /** Looks for actions that are no longer in their queue. */
  void lookIntoQueues() {
    owned.values().stream()
        .flatMap(partition -> partition.awaitedPools().stream())
        .collect(Collectors.toSet())
        .forEach(this::lookIntoQueue);
  }

  private void follow(ConsumerRecord<String, byte[]> record, OwnedPartition partition) {
    if (record.topic().equals(Topic.EVALUATIONS.topicName())) {
      hear(record, partition);
      return;
    }
    try {
      ExperimentEvent event = EventCodec.decode(ExperimentEvent.class, record.value());
      partition.follow(event, record.timestamp());
    } catch (MalformedRecordException | TrajectoryDivergedException | IllegalArgumentException e) {
      deadLetters.bury(record, e.getMessage()).await().indefinitely();
    }
    if (partition.isEndOfPast(record.offset())) {
      goLive(partition);
    }
  }

  private void hear(ConsumerRecord<String, byte[]> record, OwnedPartition partition) {
    try {
      partition.hear(EventCodec.decode(EvaluationEvent.class, record.value()));
    } catch (MalformedRecordException e) {
      LOGGER.debugf("no evaluation: the history buries it: error=%s", e.getMessage());
    }
  }

  private void goLive(OwnedPartition partition) {
    partition
        .catchUp()
        .forEach(
            (experiment, reason) ->
                LOGGER.errorf("experimentId=%s cannot go on: error=%s", experiment, reason));
    // First how far the queue is, then what was told: who took an action has told of it before.
    Map<String, Map<Integer, QueueStart>> starts =
        partition.openPools().stream().collect(Collectors.toMap(pool -> pool, this::queueStarts));
    partition
        .openSince()
        .ifPresent(
            since ->
                past.evaluations(partition.number(), since, record -> hear(record, partition)));
    starts.forEach((pool, start) -> past.actions(pool, start, record -> find(record, partition)));
    partition.goLive();
    LOGGER.infof("caught up: partition=%d", partition.number());
  }

  private Map<Integer, QueueStart> queueStarts(String pool) {
    return queueStarts
        .of(pool)
        .exceptionally(
            failure -> {
              LOGGER.warnf("pool=%s its queue is read from the start: error=%s", pool, failure);
              return Map.of();
            })
        .toCompletableFuture()
        .join();
  }

  private void find(ConsumerRecord<String, byte[]> record, OwnedPartition partition) {
    try {
      partition.found(
          EventCodec.decode(ActionProposed.class, record.value()),
          new Place(record.partition(), record.offset()));
    } catch (MalformedRecordException e) {
      LOGGER.debugf("no action: the evaluator that takes it buries it: error=%s", e.getMessage());
    }
  }

  private void mend(OwnedPartition partition) {
    Remedies remedies = partition.remedies();
    remedies.again().forEach(action -> again(action, partition));
    remedies.lost().forEach(losses::publish);
  }

  private void again(ActionProposed action, OwnedPartition partition) {
    LOGGER.infof(
        "dispatched again: experimentId=%s step=%d attempt=%d",
        action.experiment(), action.step(), action.attempt());
    actions.publish(action, partition::found);
  }

  private void sendDue(OwnedPartition partition) {
    partition.due().forEach(action -> actions.publish(action, partition::found));
  }

  private void lookIntoQueue(String pool) {
    queueStarts
        .of(pool)
        .whenComplete(
            (starts, failure) -> {
              if (failure == null) {
                owned.values().forEach(partition -> partition.queueStartsAt(pool, starts));
              } else {
                LOGGER.debugf("pool=%s cannot be looked into now: error=%s", pool, failure);
              }
            });
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
