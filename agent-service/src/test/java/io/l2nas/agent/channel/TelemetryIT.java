package io.l2nas.agent.channel;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.StepLearned;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.messaging.EventRecord;
import io.l2nas.messaging.testing.LoopResource;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What the agent tells of its learning, for those who watch. */
@QuarkusTest
@WithTestResource(LoopResource.class)
@WithTestResource(PastResource.class)
@WithTestResource(StandingEvaluators.class)
class TelemetryIT extends StateFollowerTestBase {

  @Test
  void tellsOfEveryStepOnce() {
    // Given
    List<EvaluationOutcome> outcomes =
        search.stream().stream()
            .filter(StateAdvanced.class::isInstance)
            .map(event -> ((StateAdvanced) event).outcome())
            .toList();

    // When
    try (TopicProbe telemetry = new TopicProbe(Topic.TELEMETRY.topicName())) {
      send(search.stream());
      send(search.until(3));
      List<StepLearned> told =
          telemetry.await(RecordedSearch.STEPS, record -> experiment.equals(record.key())).stream()
              .map(TelemetryIT::learned)
              .toList();

      // Then
      assertThat(told)
          .extracting(StepLearned::step)
          .isEqualTo(outcomes.stream().map(EvaluationOutcome::step).toList());
      assertThat(told)
          .extracting(event -> event.metrics().get("reward"))
          .isEqualTo(
              outcomes.stream()
                  .map(outcome -> outcome.match(done -> done.reward(), failed -> null))
                  .toList());
      assertThat(told)
          .allSatisfy(
              event -> {
                assertThat(event.pool()).isEqualTo("default");
                assertThat(event.metrics()).containsKeys("predicted", "exploration", "seconds");
              });
    }
  }

  @Test
  void isNoPartOfHealth() {
    when()
        .get("/q/health")
        .then()
        .body(containsString("actions-out"))
        .body(not(containsString("telemetry-out")));
  }

  private static StepLearned learned(ConsumerRecord<String, byte[]> record) {
    try {
      return EventRecord.telemetry(record);
    } catch (MalformedRecordException e) {
      throw new AssertionError("the agent wrote what cannot be read", e);
    }
  }
}
