package io.l2nas.agent.channel;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.l2nas.contracts.EvaluationStarted;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.messaging.testing.LoopResource;
import io.l2nas.messaging.testing.Metric;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What Prometheus is told of agents is what docs/metrics.md says. */
@QuarkusTest
@WithTestResource(LoopResource.class)
@WithTestResource(StandingEvaluators.class)
class MetricsIT extends StateFollowerTestBase {
  private static final int STATES = 2;
  private static final String TEAM = "pool=\"default\",team=\"default\"}";
  private static final String PROPOSED = "l2nas_agent_steps_proposed_total{" + TEAM;
  private static final String APPLIED =
      "l2nas_agent_outcomes_applied_total{outcome=\"completed\"," + TEAM;
  private static final String LEARNED = "l2nas_agent_learning_seconds_count{pool=\"default\"}";
  private static final String LOST = "l2nas_agent_evaluators_lost_total{pool=\"default\"}";

  @Test
  void tellsWhatIsDocumentedAndNamesNoExperiment() {
    // Given
    String before = page();

    // When
    send(search.until(STATES));
    actions.await(FIRST + STATES, of(experiment));
    try (TopicProbe evaluations = new TopicProbe(Topic.EVALUATIONS.topicName())) {
      evaluations.send(
          experiment, EventCodec.encode(new EvaluationStarted(experiment, STATES, 1, "killed")));
      awaitAttempt(STATES, 2);
    }

    // Then
    await().untilAsserted(() -> assertThat(page()).contains("l2nas_agent_actions_waiting"));
    assertThat(more(LOST, before)).isOne();
    assertThat(more(PROPOSED, before)).isEqualTo(FIRST + STATES);
    assertThat(more(APPLIED, before)).isEqualTo(STATES);
    assertThat(more(LEARNED, before)).isEqualTo(STATES);
    assertThat(Metric.served(page()))
        .containsExactlyInAnyOrderElementsOf(Metric.documented("Agent service"));
    assertThat(Metric.labelValues(page()))
        .contains("default")
        .noneMatch(value -> value.contains(experiment));
  }

  private static double more(String sample, String before) {
    return Metric.value(page(), sample) - Metric.value(before, sample);
  }

  private static String page() {
    return when().get("/q/metrics").then().statusCode(200).extract().asString();
  }
}
