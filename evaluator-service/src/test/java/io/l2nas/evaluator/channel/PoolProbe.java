package io.l2nas.evaluator.channel;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.messaging.testing.TopicProbe;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Asks the pool {@code default}, and hears what it tells. */
final class PoolProbe implements AutoCloseable {
  private final TopicProbe actions = new TopicProbe(Topic.actionsOf("default"));
  private final TopicProbe evaluations = new TopicProbe(Topic.EVALUATIONS.topicName());
  private final TopicProbe deadLetters = new TopicProbe(Topic.DEAD_LETTERS.topicName());

  void send(ActionProposed action) {
    actions.send(action.id(), EventCodec.encode(action));
  }

  /** Sends what may be no action; returns it as the broker has it. */
  ConsumerRecord<String, byte[]> send(String key, byte[] bytes) {
    actions.send(key, bytes);
    return actions.await(1, record -> record.key().equals(key)).get(0);
  }

  /** Waits until so much is told of an experiment since this was opened. */
  List<ConsumerRecord<String, byte[]>> told(String experiment, int count) {
    return evaluations.await(count, record -> record.key().equals(experiment));
  }

  /** The same, since ever. */
  List<ConsumerRecord<String, byte[]>> toldFromStart(String experiment, int count) {
    return evaluations.awaitFromStart(count, record -> record.key().equals(experiment));
  }

  List<ConsumerRecord<String, byte[]>> deadLetters(int count) {
    return deadLetters.await(count, record -> true);
  }

  @Override
  public void close() {
    actions.close();
    evaluations.close();
    deadLetters.close();
  }

  static EvaluationEvent event(ConsumerRecord<String, byte[]> record) {
    try {
      return EventCodec.decode(EvaluationEvent.class, record.value());
    } catch (MalformedRecordException e) {
      throw new AssertionError("an evaluator wrote what cannot be read", e);
    }
  }
}
