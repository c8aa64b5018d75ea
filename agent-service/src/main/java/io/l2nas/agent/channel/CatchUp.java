package io.l2nas.agent.channel;

import io.l2nas.agent.past.Past;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.core.dispatch.Place;
import io.l2nas.core.dispatch.QueueStart;
import io.l2nas.core.experiment.TrajectoryDivergedException;
import io.l2nas.messaging.EventRecord;
import io.l2nas.messaging.LogLine;
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
    failures.forEach(CatchUp::cannotGoOn);
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
    LogLine.of("caught up").partition(partition.number()).info(LOGGER);
  }

  private static void cannotGoOn(String experiment, String reason) {
    LogLine.of("an experiment cannot go on").experiment(experiment).error(reason).fail(LOGGER);
  }

  /** The fault may be that of the checkpoint; the log is the truth. */
  private void followFromTheStart(String experiment, OwnedPartition partition) {
    LogLine.of("an agent learns again from the log, without its checkpoint")
        .experiment(experiment)
        .warn(LOGGER);
    past.states(partition.number(), record -> remember(record, experiment, partition));
    partition.catchUp().forEach(CatchUp::cannotGoOn);
  }

  private static void remember(
      ConsumerRecord<String, byte[]> record, String experiment, OwnedPartition partition) {
    if (experiment.equals(record.key())) {
      try {
        partition.remember(EventRecord.state(record), record.timestamp());
      } catch (MalformedRecordException | TrajectoryDivergedException e) {
        LogLine.of("no event of the stream; it was buried when it came")
            .error(e.getMessage())
            .debug(LOGGER);
      }
    }
  }

  /** Takes what was told of an evaluation. */
  static void hear(ConsumerRecord<String, byte[]> record, OwnedPartition partition) {
    try {
      partition.hear(EventRecord.evaluation(record));
    } catch (MalformedRecordException e) {
      LogLine.of("no evaluation; the history buries it").error(e.getMessage()).debug(LOGGER);
    }
  }

  private static void find(ConsumerRecord<String, byte[]> record, OwnedPartition partition) {
    try {
      partition.found(EventRecord.action(record), new Place(record.partition(), record.offset()));
    } catch (MalformedRecordException e) {
      LogLine.of("no action; the evaluator that takes it buries it")
          .error(e.getMessage())
          .debug(LOGGER);
    }
  }

  private Map<Integer, QueueStart> queueStarts(String pool) {
    return queueStarts
        .of(pool)
        .exceptionally(
            failure -> {
              LogLine.of("a queue is read from the start").pool(pool).error(failure).warn(LOGGER);
              return Map.of();
            })
        .toCompletableFuture()
        .join();
  }
}
