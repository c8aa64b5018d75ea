package io.l2nas.messaging;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.LoopEvent;
import io.l2nas.contracts.PoolEvent;
import io.l2nas.contracts.Quote;
import io.l2nas.contracts.StepLearned;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record as it was read, back to the event that it carries: the counterpart of {@link
 * EventMessage}.
 *
 * <p>Guarantees: what is returned stands where {@link EventMessage} would have put it. An event
 * under the key of another experiment may be on a partition that its owner does not read, and out
 * of order; a report on another topic would be kept, and cleaned up, by the rules of that one.
 */
public final class EventRecord {
  private EventRecord() {}

  /**
   * Work for the pool whose topic this is. Any evaluator may take it, so the key is not looked at.
   */
  public static ActionProposed action(ConsumerRecord<?, byte[]> record)
      throws MalformedRecordException {
    ActionProposed action = EventCodec.decode(ActionProposed.class, record.value());
    requireTopic(Topic.actionsOf(action.pool()), record);
    return action;
  }

  /** An action that a score may answer; the key only spreads it, and is not looked at. */
  public static ActionProposed recall(ConsumerRecord<?, byte[]> record)
      throws MalformedRecordException {
    return EventCodec.decode(ActionProposed.class, record.value());
  }

  /** What somebody tells of an evaluation. */
  public static EvaluationEvent evaluation(ConsumerRecord<String, byte[]> record)
      throws MalformedRecordException {
    return ofExperiment(EvaluationEvent.class, record);
  }

  /** An event of a state stream. */
  public static ExperimentEvent state(ConsumerRecord<String, byte[]> record)
      throws MalformedRecordException {
    return ofExperiment(ExperimentEvent.class, record);
  }

  /** What an agent made of an outcome. */
  public static StepLearned telemetry(ConsumerRecord<String, byte[]> record)
      throws MalformedRecordException {
    return ofExperiment(StepLearned.class, record);
  }

  /** A report of how things stand. */
  public static <E extends PoolEvent> E report(
      Class<E> family, ConsumerRecord<String, byte[]> record) throws MalformedRecordException {
    E report = EventCodec.decode(family, record.value());
    requireTopic(EventMessage.topicOf(report), record);
    requireKey(report.subject(), "what the report is about", record.key());
    return report;
  }

  private static <E extends LoopEvent> E ofExperiment(
      Class<E> family, ConsumerRecord<String, byte[]> record) throws MalformedRecordException {
    E event = EventCodec.decode(family, record.value());
    requireKey(event.experiment(), "the experiment of the event", record.key());
    return event;
  }

  private static void requireTopic(String needed, ConsumerRecord<?, byte[]> record)
      throws MalformedRecordException {
    if (!needed.equals(record.topic())) {
      throw new MalformedRecordException(
          "topic is '%s'; what the record says belongs to '%s'".formatted(record.topic(), needed));
    }
  }

  private static void requireKey(String needed, String what, String key)
      throws MalformedRecordException {
    if (!needed.equals(key)) {
      throw new MalformedRecordException(
          "key %s; it must be '%s', %s"
              .formatted(key == null ? "is missing" : "is " + Quote.of(key), needed, what));
    }
  }
}
