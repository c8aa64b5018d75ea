package io.l2nas.history;

import static io.l2nas.history.ExperimentsApi.problem;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.l2nas.contracts.BusySlot;
import io.l2nas.contracts.DemandReported;
import io.l2nas.contracts.EvaluatorReported;
import io.l2nas.contracts.EvaluatorState;
import io.l2nas.contracts.ExperimentDemand;
import io.l2nas.contracts.PoolEvent;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.messaging.TopicCreation;
import io.l2nas.messaging.testing.LoopResource;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a pool stands, as evaluators and agents tell. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class PoolIT {
  private static final String POOLS = "/api/v1/pools";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Inject
  @Identifier("default-kafka-broker")
  Map<String, Object> kafka;

  private final String pool = "pool-" + NUMBER.incrementAndGet();
  private TopicProbe evaluators;
  private TopicProbe demands;

  @BeforeEach
  void open() {
    try (Admin admin = Admin.create(kafka)) {
      TopicCreation.create(admin, List.of(pool), 1);
    }
    evaluators = new TopicProbe(Topic.EVALUATORS.topicName());
    demands = new TopicProbe(Topic.DEMANDS.topicName());
  }

  @AfterEach
  void close() {
    evaluators.close();
    demands.close();
  }

  @Test
  void showsWhatEachEvaluatorDoesSinceWhen() {
    // Given
    demand(new ExperimentDemand("e1", "vision", 0, 0, 1, 0, 0));

    // When
    tell(EvaluatorState.TAKING, 2, List.of(new BusySlot("e1", 7, 2, 90)));

    // Then
    JsonPath shown = awaitPool("slots == 2");
    assertThat(shown.getInt("busySlots")).isEqualTo(1);
    assertThat(shown.getString("evaluators[0].id")).isEqualTo("gpu-" + pool);
    assertThat(shown.getString("evaluators[0].device")).isEqualTo("NVIDIA H100");
    assertThat(shown.getString("evaluators[0].state")).isEqualTo("TAKING");
    assertThat(shown.getString("evaluators[0].running[0].team")).isEqualTo("vision");
    assertThat(shown.getInt("evaluators[0].running[0].step")).isEqualTo(7);
    assertThat(shown.getInt("evaluators[0].running[0].attempt")).isEqualTo(2);
    Instant since = Instant.parse(shown.getString("evaluators[0].running[0].since"));
    assertThat(Duration.between(since, Instant.now()).toSeconds()).isBetween(89L, 120L);
  }

  @Test
  void showsWhatTeamsGetAndWhyTheyWait() {
    // Given
    terms("heavy-" + pool, "{\"weight\":3,\"maxInFlight\":20}");

    // When
    tell(EvaluatorState.TAKING, 8, List.of());
    demand(
        new ExperimentDemand("e1", "heavy-" + pool, 0, 100, 6, 50, 60),
        new ExperimentDemand("e2", "light-" + pool, 0, 40, 2, 0, 0));

    // Then
    JsonPath shown = awaitPool("teams.find { it.team == 'heavy-" + pool + "' }.credits == 6");
    Map<String, ?> heavy = shown.getMap("teams.find { it.team == 'heavy-" + pool + "' }");
    assertThat(heavy.get("weight")).isEqualTo(3f);
    assertThat(heavy.get("maxInFlight")).isEqualTo(20);
    assertThat(heavy.get("slots")).isEqualTo(6f);
    assertThat(heavy.get("inFlight")).isEqualTo(6);
    assertThat(heavy.get("waiting")).isEqualTo(100);
    String waiting = "teams.find { it.team == 'heavy-" + pool + "' }.experiments[0].";
    assertThat(shown.getString(waiting + "reason")).isEqualTo("POOL_IS_BUSY");
    assertThat(shown.getString(waiting + "explanation"))
        .isEqualTo("team 'heavy-%s' of weight 3.0 is due 6.0 of the 8 slots".formatted(pool));
    assertThat(shown.getDouble(waiting + "secondsUntilBegun")).isEqualTo(1000);
    assertThat(shown.getDouble("outstandingSeconds")).isEqualTo(148 * 60.0);
    assertThat(shown.getInt("outstandingActions")).isEqualTo(148);
    assertThat(shown.getInt("waiting")).isEqualTo(140);
  }

  @Test
  void saysThatNobodyEvaluates() {
    // When
    demand(new ExperimentDemand("e1", "vision", 0, 5, 0, 0, 0));

    // Then
    JsonPath shown = awaitPool("waiting == 5");
    String waiting = "teams.find { it.team == 'vision' }.experiments[0].";
    assertThat(shown.getString(waiting + "explanation"))
        .isEqualTo(
            "no evaluator serves the pool; start one with l2nas.evaluator.pool=%s".formatted(pool));
    assertThat(shown.getDouble("outstandingSeconds")).isEqualTo(5);
  }

  @Test
  void saysThatATeamHasReachedItsLimit() {
    // Given
    terms("{\"weight\":1,\"maxInFlight\":2}");

    // When
    tell(EvaluatorState.TAKING, 8, List.of());
    demand(new ExperimentDemand("e1", "team-" + pool, 0, 10, 2, 5, 1));

    // Then
    awaitExplanation("team 'team-%s' has 2 actions in flight and may have 2 \\(maxInFlight\\)");
  }

  @Test
  void saysThatATeamHasUsedItsDay() {
    // Given
    terms("{\"weight\":1,\"secondsPerDay\":60}");

    // When
    tell(EvaluatorState.TAKING, 8, List.of());
    demand(new ExperimentDemand("e1", "team-" + pool, 0, 10, 1, 5, 100));

    // Then
    awaitExplanation(
        "team 'team-%s' has used 0 of its 60 evaluation-seconds a day.*it goes on at 00:00 UTC");
  }

  @Test
  void saysThatOthersOfTheTeamComeFirst() {
    // When
    tell(EvaluatorState.TAKING, 4, List.of());
    demand(
        new ExperimentDemand("urgent", "team-" + pool, 5, 10, 4, 5, 1),
        new ExperimentDemand("e1", "team-" + pool, 0, 10, 0, 5, 1));

    // Then
    awaitExplanation("others of team 'team-%s' have a higher priority");
  }

  @Test
  void anEvaluatorThatLeavesIsNotShown() {
    // Given
    tell(EvaluatorState.TAKING, 2, List.of());
    awaitPool("slots == 2");

    // When
    tell(EvaluatorState.DRAINING, 2, List.of());
    JsonPath draining = awaitPool("slots == 0");
    tell(EvaluatorState.GONE, 2, List.of());

    // Then
    assertThat(draining.getString("evaluators[0].state")).isEqualTo("DRAINING");
    awaitPool("evaluators.size() == 0");
  }

  @Test
  void listsThePools() {
    // When
    tell(EvaluatorState.TAKING, 3, List.of());
    awaitPool("slots == 3");

    // Then
    when()
        .get(POOLS)
        .then()
        .statusCode(200)
        .body("items.pool", hasItem("default"))
        .body("items.find { it.pool == '" + pool + "' }.slots", equalTo(3))
        .body("items.find { it.pool == '" + pool + "' }.evaluators", equalTo(1))
        .body("next", nullValue());
  }

  @Test
  void aPoolThatDoesNotExistIsUnknown() {
    // When // Then
    problem(when().get(POOLS + "/nowhere").then(), 404)
        .body("detail", containsString("pool 'nowhere' is unknown; known pools are "))
        .body("detail", containsString("default"));
  }

  @Test
  void tellsPrometheusWhatThereIsToDo() {
    // When
    tell(EvaluatorState.TAKING, 4, List.of(new BusySlot("e1", 7, 1, 0)));
    demand(new ExperimentDemand("e1", "vision", 0, 30, 2, 10, 2.5));

    // Then
    await()
        .untilAsserted(
            () ->
                when()
                    .get("/q/metrics")
                    .then()
                    .statusCode(200)
                    .body(containsString(metric("l2nas_pool_outstanding_seconds", "80.0")))
                    .body(containsString(metric("l2nas_pool_slots", "4.0")))
                    .body(containsString(metric("l2nas_pool_slots_busy", "1.0")))
                    .body(containsString(metric("l2nas_pool_actions_waiting", "30.0")))
                    .body(containsString(metric("l2nas_pool_evaluators_quarantined", "0.0"))));
  }

  @Test
  void whatCannotBeReadIsBuriedAndStopsNothing() {
    // Given
    try (TopicProbe deadLetters = new TopicProbe(Topic.DEAD_LETTERS.topicName())) {

      // When
      evaluators.send("x", new byte[] {'{'});
      tell(EvaluatorState.TAKING, 5, List.of());

      // Then
      deadLetters.await(1, record -> record.key().startsWith(Topic.EVALUATORS.topicName()));
      awaitPool("slots == 5");
    }
  }

  private String metric(String name, String value) {
    return "%s{pool=\"%s\"} %s".formatted(name, pool, value);
  }

  private void terms(String body) {
    terms("team-" + pool, body);
  }

  private static void terms(String team, String body) {
    given()
        .contentType("application/json")
        .body(body)
        .put("/api/v1/teams/" + team)
        .then()
        .statusCode(200);
  }

  /** Waits until {@code e1} is said to wait for that. */
  private void awaitExplanation(String pattern) {
    await()
        .untilAsserted(
            () ->
                assertThat(
                        when()
                            .get(POOLS + "/" + pool)
                            .jsonPath()
                            .<String>getList("teams.experiments.flatten().explanation"))
                    .last()
                    .asString()
                    .matches(pattern.formatted(pool)));
  }

  /** Waits until something is true of the pool; of a part that it does not show yet, nothing is. */
  private JsonPath awaitPool(String condition) {
    return await()
        .until(
            () -> when().get(POOLS + "/" + pool).then().statusCode(200).extract().jsonPath(),
            shown -> Boolean.TRUE.equals(shown.get(condition)));
  }

  private void tell(EvaluatorState state, int slots, List<BusySlot> running) {
    send(
        evaluators,
        new EvaluatorReported("gpu-" + pool, pool, 1, state, slots, "NVIDIA H100", running));
  }

  private void demand(ExperimentDemand... experiments) {
    send(demands, new DemandReported(pool, 0, 1, List.of(experiments)));
  }

  private static void send(TopicProbe topic, PoolEvent event) {
    topic.send(event.subject(), EventCodec.encode(event));
  }
}
