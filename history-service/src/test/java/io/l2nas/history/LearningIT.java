package io.l2nas.history;

import static io.l2nas.history.ExperimentsApi.EXPERIMENTS;
import static io.l2nas.history.ExperimentsApi.ofTeam;
import static io.l2nas.history.ExperimentsApi.problem;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.l2nas.contracts.StepLearned;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.messaging.testing.LoopResource;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What agents tell of their learning, as a curve. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class LearningIT {
  private TopicProbe telemetry;

  @BeforeEach
  void open() {
    telemetry = new TopicProbe(Topic.TELEMETRY.topicName());
  }

  @AfterEach
  void close() {
    telemetry.close();
  }

  @Test
  void isKeptAPointPerStep() {
    // Given
    String id = ofTeam("team-" + UUID.randomUUID());

    // When
    tell(id, 0, Map.of("reward", 0.5, "predicted", 0.25, "exploration", 1.0));
    tell(id, 1, Map.of("seconds", 3.0, "waited", 0.75));
    tell(id, 2, Map.of("reward", 1.5, "criticLoss", 0.125, "actorLoss", -2.0));

    // Then
    JsonPath curve = awaitSteps(id, 3);
    assertThat(curve.getList("steps")).isEqualTo(List.of(1, 2, 3));
    assertThat(curve.getList("reward", Double.class)).containsExactly(0.5, null, 1.5);
    assertThat(curve.getList("predicted", Double.class)).containsExactly(0.25, null, null);
    assertThat(curve.getList("criticLoss", Double.class)).containsExactly(null, null, 0.125);
    assertThat(curve.getList("actorLoss", Double.class)).containsExactly(null, null, -2.0);
    assertThat(curve.getList("exploration", Double.class)).containsExactly(1.0, null, null);
    assertThat(curve.getList("waited", Double.class)).containsExactly(null, 0.75, null);
  }

  @Test
  void isDownSampledAsItComes() {
    // Given
    String id = ofTeam("team-" + UUID.randomUUID());

    // When
    telemetry.sendAll(
        id,
        IntStream.range(0, 2_048)
            .mapToObj(step -> EventCodec.encode(learned(id, step, Map.of("reward", step * 1.0))))
            .toList());

    // Then
    JsonPath curve = awaitSteps(id, 2_048);
    assertThat(curve.getList("steps")).hasSize(1_024);
    assertThat(curve.getList("steps", Integer.class)).endsWith(2_040, 2_044, 2_048);
    assertThat(curve.getList("reward", Double.class)).endsWith(2_041.5, 2_045.5);
  }

  @Test
  void whatComesAgainChangesNothing() {
    // Given
    String id = ofTeam("team-" + UUID.randomUUID());
    tell(id, 600, Map.of("reward", 1.0));
    tell(id, 601, Map.of("reward", 3.0));
    awaitSteps(id, 602);

    // When
    tell(id, 600, Map.of("reward", 100.0));
    tell(id, 601, Map.of("reward", 100.0));
    tell(id, 602, Map.of("reward", 7.0));

    // Then
    JsonPath curve = awaitSteps(id, 603);
    assertThat(curve.getList("reward", Double.class)).containsExactly(2.0, 7.0);
  }

  @Test
  void whatNobodyCanUseIsBuriedAndWhatNobodyKnowsIsLeftOut() {
    // Given
    String id = ofTeam("team-" + UUID.randomUUID());

    // When
    try (TopicProbe letters = new TopicProbe(Topic.DEAD_LETTERS.topicName())) {
      telemetry.send(id, EventCodec.encode(learned("somebody-else", 0, Map.of())));
      telemetry.send("exp-nobody", EventCodec.encode(learned("exp-nobody", 0, Map.of())));
      tell(id, 0, Map.of("reward", Double.MAX_VALUE));

      // Then
      assertThat(awaitSteps(id, 1).getList("reward", Double.class)).containsExactly(1e250);
      letters.await(1, letter -> id.equals(TopicProbe.header(letter.headers(), "dead-letter-key")));
    }
    problem(when().get(EXPERIMENTS + "/exp-nobody/learning").then(), 404);
  }

  @Test
  void isNoPartOfHealth() {
    when()
        .get("/q/health")
        .then()
        .body(containsString("evaluations-in"))
        .body(not(containsString("telemetry-in")));
  }

  private void tell(String id, int step, Map<String, Double> metrics) {
    telemetry.send(id, EventCodec.encode(learned(id, step, metrics)));
  }

  private static StepLearned learned(String id, int step, Map<String, Double> metrics) {
    return new StepLearned(id, step, "default", "vision", metrics);
  }

  private static JsonPath awaitSteps(String id, int steps) {
    await().untilAsserted(() -> assertThat(curve(id).getList("steps")).last().isEqualTo(steps));
    return curve(id);
  }

  private static JsonPath curve(String id) {
    return when()
        .get(EXPERIMENTS + "/" + id + "/learning")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
