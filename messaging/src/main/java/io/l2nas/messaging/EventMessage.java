package io.l2nas.messaging;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.DemandReported;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluatorReported;
import io.l2nas.contracts.Event;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.PoolEvent;
import io.l2nas.contracts.QuarantineReported;
import io.l2nas.contracts.StepLearned;
import io.l2nas.contracts.TeamReported;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.CloudEventHeaders;
import io.l2nas.contracts.json.EventCodec;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;

/** An event on its way to its topic: the key that its topic asks for, CloudEvents headers, JSON. */
public final class EventMessage {
  private EventMessage() {}

  /** Work for the evaluators of a pool; any of them may take it, so the key only spreads it. */
  public static Message<byte[]> of(ActionProposed action, String source) {
    return message(action, Topic.actionsOf(action.pool()), action.id(), source);
  }

  /** An action that a score of its team may answer; the key only spreads it. */
  public static Message<byte[]> recall(ActionProposed action, String source) {
    return message(action, Topic.RECALLS.topicName(), action.id(), source);
  }

  /** What an evaluator tells, in order per experiment. */
  public static Message<byte[]> of(EvaluationEvent event, String source) {
    return message(event, Topic.EVALUATIONS.topicName(), event.experiment(), source);
  }

  /** The next event of a state stream, in order per experiment. */
  public static Message<byte[]> of(ExperimentEvent event, String source) {
    return message(event, Topic.STATES.topicName(), event.experiment(), source);
  }

  /** What an agent made of an outcome, in order per experiment. */
  public static Message<byte[]> of(StepLearned event, String source) {
    return message(event, Topic.TELEMETRY.topicName(), event.experiment(), source);
  }

  /** A report of how things stand; of those about one thing the latest counts. */
  public static Message<byte[]> of(PoolEvent event, String source) {
    return message(event, topicOf(event), event.subject(), source);
  }

  /** The topic that reports of this kind stand on. */
  static String topicOf(PoolEvent event) {
    return event.match(new TopicOf()).topicName();
  }

  private static Message<byte[]> message(Event event, String topic, String key, String source) {
    return Message.of(EventCodec.encode(event))
        .addMetadata(
            OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(topic)
                .withKey(key)
                .withHeaders(headers(CloudEventHeaders.of(event, source, Instant.now())))
                .build());
  }

  static Headers headers(Map<String, String> values) {
    RecordHeaders headers = new RecordHeaders();
    values.forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    return headers;
  }

  private static final class TopicOf implements PoolEvent.Cases<Topic> {
    @Override
    public Topic evaluator(EvaluatorReported event) {
      return Topic.EVALUATORS;
    }

    @Override
    public Topic demand(DemandReported event) {
      return Topic.DEMANDS;
    }

    @Override
    public Topic team(TeamReported event) {
      return Topic.TEAMS;
    }

    @Override
    public Topic quarantine(QuarantineReported event) {
      return Topic.QUARANTINES;
    }
  }
}
