package io.l2nas.history;

import static io.l2nas.history.ExperimentsApi.problem;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluatorReported;
import io.l2nas.contracts.EvaluatorState;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.QuarantineReported;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.history.ledger.Quarantines;
import io.l2nas.messaging.testing.LoopResource;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Evaluators that fail at what others complete. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class QuarantineIT extends RecordingTestBase {
  private static final String QUARANTINE = "/api/v1/quarantine";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Inject Quarantines ledgered;

  private final String bad = "bad-" + NUMBER.incrementAndGet();
  private final AtomicInteger steps = new AtomicInteger();
  private TopicProbe quarantines;
  private TopicProbe evaluators;

  @BeforeEach
  void openQuarantines() {
    quarantines = new TopicProbe(Topic.QUARANTINES.topicName());
    evaluators = new TopicProbe(Topic.EVALUATORS.topicName());
  }

  @AfterEach
  void closeQuarantines() {
    quarantines.close();
    evaluators.close();
  }

  @Test
  void whoFailsAtWhatOthersCompleteIsHeldToldAndShown() {
    // When
    failUntilHeld();

    // Then
    when()
        .get(QUARANTINE)
        .then()
        .statusCode(200)
        .body(
            item("reason"),
            startsWith("5 failures in a row at work that others complete; the last"))
        .body("next", nullValue());
    QuarantineReported told = told(true);
    assertThat(told.reason()).endsWith("ERROR, it broke");
    assertThat(Duration.between(Instant.parse(told.since()), Instant.now()))
        .isBetween(Duration.ofSeconds(-1), Duration.ofMinutes(1));
    Map<String, Object> shown = shownInPool(true);
    assertThat(shown.get("quarantine"))
        .isEqualTo(Map.of("since", told.since(), "reason", told.reason()));
    assertThat(shown.get("state")).isEqualTo("QUARANTINED");
  }

  @Test
  void whoIsReleasedIsToldAndBeginsAnew() {
    // Given
    failUntilHeld();

    // When
    when().delete(QUARANTINE + "/" + bad).then().statusCode(204);

    // Then
    assertThat(told(false).reason()).isEqualTo(told(true).reason());
    when().get(QUARANTINE).then().body("items.evaluator", not(hasItem(bad)));
    shownInPool(false);
    failUntilHeld();
    quarantines.await(3, record -> record.key().equals(bad));
  }

  @Test
  void whoIsNotInQuarantineCannotBeReleased() {
    // Given
    failUntilHeld();

    // When // Then
    problem(when().delete(QUARANTINE + "/nobody").then(), 404)
        .body("detail", startsWith("evaluator 'nobody' is not in quarantine; in quarantine: bad-"));
    problem(when().delete(QUARANTINE + "/a b").then(), 404)
        .body("detail", startsWith("evaluator 'a b' is not in quarantine; in quarantine: bad-"));
  }

  @Test
  void aVerdictOverFailuresFromBeforeTheReleaseIsNone() {
    // Given
    failUntilHeld();
    when().delete(QUARANTINE + "/" + bad).then().statusCode(204);

    // When
    ledgered.hold(bad, "old", Instant.now().minusSeconds(60)).await().indefinitely();

    // Then
    when().get(QUARANTINE).then().body("items.evaluator", not(hasItem(bad)));
  }

  /** Ends as soon as it is held; the service hears what is told after it has come. */
  private void failUntilHeld() {
    await()
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              fail();
              for (int i = 0; i < 20; i++) {
                complete();
              }
              return when().get(QUARANTINE).then().extract().jsonPath().getString(item("reason"))
                  != null;
            });
  }

  private String item(String field) {
    return "items.find { it.evaluator == '%s' }.%s".formatted(bad, field);
  }

  private void fail() {
    send(
        new EvaluationFailed(
            "toy-" + bad,
            steps.getAndIncrement(),
            1,
            bad,
            FloatVector.of(1),
            "a",
            Reason.ERROR,
            "it broke",
            0));
  }

  private void complete() {
    send(
        new EvaluationCompleted(
            "toy-" + bad,
            steps.getAndIncrement(),
            1,
            "good",
            FloatVector.of(1),
            "a",
            1,
            1,
            Map.of(),
            0));
  }

  private QuarantineReported told(boolean quarantined) {
    return report(
        quarantines
            .await(
                1,
                record -> record.key().equals(bad) && report(record).quarantined() == quarantined)
            .get(0));
  }

  /**
   * Waits until the evaluator, which says that it is in quarantine, is shown with a note or
   * without.
   */
  private Map<String, Object> shownInPool(boolean noted) {
    evaluators.send(
        bad,
        EventCodec.encode(
            new EvaluatorReported(
                bad, "default", 1, EvaluatorState.QUARANTINED, 3, "cpu", List.of())));
    return await()
        .until(
            () ->
                when()
                    .get("/api/v1/pools/default")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath()
                    .<Map<String, Object>>get("evaluators.find { it.id == '" + bad + "' }"),
            shown -> shown != null && (shown.get("quarantine") != null) == noted);
  }

  private static QuarantineReported report(ConsumerRecord<String, byte[]> record) {
    try {
      return EventCodec.decode(QuarantineReported.class, record.value());
    } catch (MalformedRecordException e) {
      throw new AssertionError("the history wrote what cannot be read", e);
    }
  }
}
