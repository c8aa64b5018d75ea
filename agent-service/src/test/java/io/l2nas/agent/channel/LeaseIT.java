package io.l2nas.agent.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluationProgressed;
import io.l2nas.contracts.EvaluationReleased;
import io.l2nas.contracts.EvaluationStarted;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.messaging.testing.LoopResource;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the agent does when evaluators come and go; a lease is three seconds here. */
@QuarkusTest
@WithTestResource(LoopResource.class)
@WithTestResource(PastResource.class)
@WithTestResource(StandingEvaluators.class)
class LeaseIT extends StateFollowerTestBase {
  private TopicProbe evaluations;

  @BeforeEach
  void submit() {
    evaluations = new TopicProbe(Topic.EVALUATIONS.topicName());
    send(search.until(0));
    actions.await(FIRST, of(experiment));
  }

  @AfterEach
  void closeEvaluations() {
    evaluations.close();
  }

  @Test
  void asksAgainWhenAnEvaluatorIsNotHeardOfForALease() {
    // When
    tell(new EvaluationStarted(experiment, 1, 1, "killed"));
    long started = System.nanoTime();
    ActionProposed again = awaitAttempt(1, 2);
    Duration waited = Duration.ofNanos(System.nanoTime() - started);

    // Then
    assertThat(again).isEqualTo(RecordedSearch.dispatched(search.actions(0).get(1), 2));
    assertThat(waited)
        .isBetween(RecordedSearch.LEASE.minusMillis(500), RecordedSearch.LEASE.plusSeconds(5));
  }

  @Test
  void waitsForAnEvaluatorThatIsHeardOf() {
    // Given
    AtomicInteger beats = new AtomicInteger();
    tell(new EvaluationStarted(experiment, 0, 1, "busy"));

    // When
    await()
        .pollInterval(RecordedSearch.LEASE.dividedBy(3))
        .during(RecordedSearch.LEASE.multipliedBy(3))
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              tell(
                  new EvaluationProgressed(
                      experiment, 0, 1, "busy", beats.incrementAndGet(), Map.of()));
              return actions.await(0, of(experiment)).size() == FIRST;
            });

    // Then
    assertThat(beats).hasValueGreaterThan(8);
    assertThat(actionsUntilTheEnd()).hasSize(FIRST);
  }

  @Test
  void asksAgainAtOnceForWhatWasHandedBack() {
    // When
    tell(new EvaluationStarted(experiment, 0, 1, "told-to-stop"));
    tell(new EvaluationReleased(experiment, 0, 1, "told-to-stop"));
    long released = System.nanoTime();
    awaitAttempt(0, 2);

    // Then
    assertThat(Duration.ofNanos(System.nanoTime() - released)).isLessThan(RecordedSearch.LEASE);
  }

  @Test
  void saysThatAStepFailedOverWhichThreeEvaluatorsWereLost() {
    // When
    for (int attempt = 1; attempt <= 3; attempt++) {
      awaitAttempt(2, attempt);
      tell(new EvaluationStarted(experiment, 2, attempt, "victim-" + attempt));
    }

    // Then
    List<ConsumerRecord<String, byte[]>> records =
        evaluations.await(1, record -> told(record) instanceof EvaluationFailed);
    EvaluationFailed lost = (EvaluationFailed) told(records.get(0));
    assertThat(records.get(0).key()).isEqualTo(experiment);
    assertThat(header(records.get(0), "ce_source")).isEqualTo("l2nas/agent");
    assertThat(lost.reason()).isEqualTo(Reason.LOST);
    assertThat(lost.step()).isEqualTo(2);
    assertThat(lost.attempt()).isEqualTo(3);
    assertThat(lost.evaluator()).isEqualTo("victim-3");
    assertThat(lost.alpha()).isEqualTo(search.actions(0).get(2).alpha());
    assertThat(lost.message()).contains("3 of 3 attempts were lost", "raise maxAttempts");
  }

  @Test
  void whatNobodyCanReadStopsNothing() {
    // When
    evaluations.send(experiment, new byte[] {(byte) 0xff});
    evaluations.send(experiment, null);
    tell(new EvaluationStarted("unknown", 0, 1, "stranger"));
    tell(new EvaluationStarted(experiment, 0, 1, "killed"));

    // Then
    assertThat(awaitAttempt(0, 2).attempt()).isEqualTo(2);
  }

  private void tell(EvaluationEvent event) {
    evaluations.send(experiment, EventCodec.encode(event));
  }

  private static EvaluationEvent told(ConsumerRecord<String, byte[]> record) {
    try {
      return EventCodec.decode(EvaluationEvent.class, record.value());
    } catch (MalformedRecordException e) {
      return null;
    }
  }
}
