package io.l2nas.evaluator.channel;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.l2nas.contracts.BusySlot;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationTerms;
import io.l2nas.contracts.EvaluatorReported;
import io.l2nas.contracts.EvaluatorState;
import io.l2nas.contracts.QuarantineReported;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.messaging.testing.LoopResource;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An evaluator that must not evaluate. */
@QuarkusTest
@WithTestResource(LoopResource.class)
@WithTestResource(PastResource.class)
class QuarantineIT extends PatientTestBase {
  @Inject KafkaClientService clients;

  private TopicProbe quarantines;
  private TopicProbe reports;

  @BeforeEach
  void openQuarantines() {
    quarantines = new TopicProbe(Topic.QUARANTINES.topicName());
    reports = new TopicProbe(Topic.EVALUATORS.topicName());
  }

  @AfterEach
  void closeQuarantines() {
    quarantines.close();
    reports.close();
  }

  @Test
  void takesNothingEndsWhatRunsAndTakesWorkAgainWhenItIsReleased() {
    // Given
    PoolMember member = start(2);
    send(0, EvaluationTerms.DEFAULT);
    heard(2);

    // When
    tell(id, true);
    EvaluatorReported running = awaitReport(EvaluatorState.QUARANTINED, 0);
    await().until(() -> !member.isTakingWork());
    send(1, EvaluationTerms.DEFAULT);
    evaluator.end.countDown();

    // Then it ends what runs, and is still heard of, and has not begun anything else
    assertThat(running.running()).extracting(BusySlot::step).containsExactly(0);
    assertThat(heard(3).get(2)).isInstanceOf(EvaluationCompleted.class);
    awaitReport(EvaluatorState.QUARANTINED, running.number() + 1);
    assertThat(heard(3)).extracting(EvaluationEvent::step).containsOnly(0);

    // And takes work again
    tell(id, false);
    assertThat(heard(6).subList(3, 6)).extracting(EvaluationEvent::step).containsOnly(1);
    awaitReport(EvaluatorState.TAKING, running.number());
    assertThat(member.isTakingWork()).isTrue();
    member.drain(Duration.ZERO);
  }

  @Test
  void aRestartReleasesNobody() {
    // Given
    id = PastResource.QUARANTINED;
    send(0, EvaluationTerms.DEFAULT);

    // When
    PoolMember member = start(1);

    // Then
    EvaluatorReported first = awaitReport(EvaluatorState.QUARANTINED, 0);
    assertThat(first.number()).isEqualTo(1);
    awaitReport(EvaluatorState.QUARANTINED, 1);
    assertThat(member.isTakingWork()).isFalse();
    assertThat(heard(0)).isEmpty();
    member.drain(Duration.ZERO);
  }

  @Test
  void takesNothingBeforeItKnowsWhetherItMay() {
    // Given
    quarantine = new Quarantine();
    send(0, EvaluationTerms.DEFAULT);

    // When
    PoolMember member = start(1);

    // Then
    await().during(Duration.ofSeconds(1)).until(() -> !member.isTakingWork());
    assertThat(heard(0)).isEmpty();
    quarantine.begin(new StartupEvent(), clients);
    readAll();
    assertThat(heard(2)).extracting(EvaluationEvent::step).containsOnly(0);
    member.drain(Duration.ZERO);
  }

  @Test
  void theQuarantineOfAnotherIsNone() {
    // When
    tell("another", true);
    PoolMember member = start(1);
    await().until(() -> quarantine.of("another").isPresent());
    send(0, EvaluationTerms.DEFAULT);

    // Then
    assertThat(heard(2)).extracting(EvaluationEvent::step).containsOnly(0);
    member.drain(Duration.ZERO);
  }

  @Test
  void isNotReadyAndSaysWhy() {
    // When
    tell("tester-1", true);

    // Then
    await()
        .untilAsserted(
            () ->
                when()
                    .get("/q/health/ready")
                    .then()
                    .statusCode(503)
                    .body(
                        "checks.find { it.name == 'evaluator takes work' }.data.'tester-1'",
                        equalTo("it failed")));
    tell("tester-1", false);
    await().untilAsserted(() -> when().get("/q/health/ready").then().statusCode(200));
  }

  @Test
  void whatCannotBeReadStopsNobody() {
    // When
    quarantines.send("x", new byte[] {'{'});
    tell("one-more", true);

    // Then
    await().until(() -> quarantine.of("one-more").isPresent());
  }

  private void readAll() {
    try (Consumer<String, byte[]> consumer =
        new KafkaConsumer<>(kafka, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all = List.of(new TopicPartition(Topic.QUARANTINES.topicName(), 0));
      consumer.assign(all);
      consumer.seekToBeginning(all);
      await()
          .until(
              () -> {
                quarantine.follow(consumer.poll(Duration.ofMillis(100)));
                return quarantine.isKnown();
              });
    }
  }

  private void tell(String evaluator, boolean quarantined) {
    quarantines.send(
        evaluator,
        EventCodec.encode(
            new QuarantineReported(
                evaluator, quarantined, "it failed", "2026-11-28T17:04:09.250Z")));
  }

  /** Waits for a report of the evaluator that says so, and has a higher number. */
  private EvaluatorReported awaitReport(EvaluatorState state, int after) {
    return report(
        reports
            .await(
                1,
                record ->
                    id.equals(record.key())
                        && report(record).state() == state
                        && report(record).number() > after)
            .get(0));
  }

  private static EvaluatorReported report(ConsumerRecord<String, byte[]> record) {
    try {
      return EventCodec.decode(EvaluatorReported.class, record.value());
    } catch (MalformedRecordException e) {
      throw new AssertionError("an evaluator wrote what cannot be read", e);
    }
  }
}
