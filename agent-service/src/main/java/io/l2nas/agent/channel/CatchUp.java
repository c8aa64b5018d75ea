package io.l2nas.agent.channel;

import io.l2nas.agent.past.Past;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.core.dispatch.Place;
import io.l2nas.core.dispatch.QueueStart;
import io.l2nas.core.experiment.TrajectoryDivergedException;
import io.l2nas.messaging.EventRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * What an agent does when it has read the states of a partition to their end: it builds the agents,
 * and finds out what has become of their open steps, so that nothing is dispatched twice.
 */
@ApplicationScoped
public class CatchUp {
  private static final Logger LOGGER = Logger.getLogger(CatchUp.class);

  private final Past past;
  private final QueueStarts queueStarts;

  CatchUp(Past past, QueueStarts queueStarts) {
    this.past = past;
    this.queueStarts = queueStarts;
  }

  void goLive(OwnedPartition partition) {
    Map<String, String> failures = partition.catchUp();
    failures.forEach(
        (experiment, reason) ->
            LOGGER.errorf("experimentId=%s cannot go on: error=%s", experiment, reason));
    failures.keySet().stream()
        .filter(partition::startOver)
        .forEach(experiment -> followFromTheStart(experiment, partition));
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

  /** The fault may be that of the checkpoint; the log is the truth. */
  private void followFromTheStart(String experiment, OwnedPartition partition) {
    LOGGER.warnf("experimentId=%s learns again from the log, without its checkpoint", experiment);
    past.states(partition.number(), record -> remember(record, experiment, partition));
    partition
        .catchUp()
        .forEach(
            (failed, reason) ->
                LOGGER.errorf("experimentId=%s cannot go on: error=%s", failed, reason));
  }

  private static void remember(
      ConsumerRecord<String, byte[]> record, String experiment, OwnedPartition partition) {
    if (experiment.equals(record.key())) {
      try {
        partition.remember(EventRecord.state(record), record.timestamp());
      } catch (MalformedRecordException | TrajectoryDivergedException e) {
        LOGGER.debugf(
            "no event of the stream: it was buried when it came: error=%s", e.getMessage());
      }
    }
  }

  /** Takes what was told of an evaluation. */
  static void hear(ConsumerRecord<String, byte[]> record, OwnedPartition partition) {
    try {
      partition.hear(EventRecord.evaluation(record));
    } catch (MalformedRecordException e) {
      LOGGER.debugf("no evaluation: the history buries it: error=%s", e.getMessage());
    }
  }

  private static void find(ConsumerRecord<String, byte[]> record, OwnedPartition partition) {
    try {
      partition.found(EventRecord.action(record), new Place(record.partition(), record.offset()));
    } catch (MalformedRecordException e) {
      LOGGER.debugf("no action: the evaluator that takes it buries it: error=%s", e.getMessage());
    }
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
}
