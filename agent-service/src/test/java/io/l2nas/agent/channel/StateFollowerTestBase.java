package io.l2nas.agent.channel;

import static io.restassured.RestAssured.when;
import static org.awaitility.Awaitility.await;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.messaging.testing.TopicProbe;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A test's hands on the streams that the agent reads and writes. A later experiment in the same
 * partition marks the end: when its actions have come, no more will come of what was sent before
 * it.
 */
abstract class StateFollowerTestBase {
  static final int FIRST = RecordedSearch.PARALLELISM;
  private static final AtomicInteger EXPERIMENTS = new AtomicInteger();

  /** By the name of the class: another application in this JVM counts from one again. */
  final String experiment = getClass().getSimpleName() + "-" + EXPERIMENTS.incrementAndGet();

  final RecordedSearch search = RecordedSearch.of(experiment, 7);
  TopicProbe states;
  TopicProbe actions;
  TopicProbe deadLetters;

  @BeforeEach
  void open() {
    await().untilAsserted(() -> when().get("/q/health/ready").then().statusCode(200));
    states = new TopicProbe(Topic.STATES.topicName());
    actions = new TopicProbe(Topic.actionsOf("default"));
    deadLetters = new TopicProbe(Topic.DEAD_LETTERS.topicName());
  }

  @AfterEach
  void close() {
    states.close();
    actions.close();
    deadLetters.close();
  }

  void send(List<? extends ExperimentEvent> events) {
    events.forEach(event -> states.send(experiment, EventCodec.encode(event)));
  }

  static StateAdvanced shifted(RecordedSearch search, int state, int changes) {
    StateAdvanced event = (StateAdvanced) search.stream().get(state);
    return new StateAdvanced(
        event.experiment(),
        event.sequence() + changes,
        event.step(),
        event.outcome(),
        event.topChange(),
        event.state(),
        event.trajectoryHash());
  }

  List<ActionProposed> actionsUntilTheEnd() {
    RecordedSearch end = RecordedSearch.of("after-" + experiment, 0);
    ExperimentSubmitted submission = (ExperimentSubmitted) end.stream().get(0);
    states.sendBeside(experiment, submission.experiment(), EventCodec.encode(submission));
    actions.await(FIRST, of(submission.experiment()));
    return sorted(actions.await(0, of(experiment)));
  }

  /** Waits until the step is dispatched for this time. */
  ActionProposed awaitAttempt(int step, int attempt) {
    return action(
        actions
            .await(
                1,
                of(experiment)
                    .and(record -> action(record).step() == step)
                    .and(record -> action(record).attempt() == attempt))
            .get(0));
  }

  static List<ActionProposed> sorted(List<ConsumerRecord<String, byte[]>> records) {
    return records.stream()
        .map(StateFollowerTestBase::action)
        .sorted(Comparator.comparingInt(ActionProposed::step))
        .toList();
  }

  static Predicate<ConsumerRecord<String, byte[]>> of(String experiment) {
    return record -> action(record).experiment().equals(experiment);
  }

  static ActionProposed action(ConsumerRecord<String, byte[]> record) {
    try {
      return EventCodec.decode(ActionProposed.class, record.value());
    } catch (MalformedRecordException e) {
      throw new AssertionError("the agent wrote what cannot be read", e);
    }
  }

  static String header(ConsumerRecord<String, byte[]> record, String name) {
    return TopicProbe.header(record.headers(), name);
  }
}
