package io.l2nas.history;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.TopEntry;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.core.history.ExperimentHistory;
import io.l2nas.messaging.testing.LoopResource;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The REST API as a client has it. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class ExperimentApiIT {
  private static final String EXPERIMENTS = "/api/v1/experiments";
  private static final String SHORTEST = "{\"metric\":\"accuracy\"}";

  @Test
  void submitsWithDefaults() {
    // When
    ValidatableResponse answer = submit(SHORTEST);

    // Then
    String id = answer.extract().path("id");
    answer
        .statusCode(201)
        .header("Location", containsString(EXPERIMENTS + "/" + id))
        .body("team", equalTo("default"))
        .body("pool", equalTo("default"))
        .body("status", equalTo("RUNNING"))
        .body("reason", equalTo("submitted"))
        .body("agent", equalTo("l2nas"))
        .body("space", equalTo("nas-bench-201"))
        .body("evaluator", equalTo("table"))
        .body("metric", equalTo("accuracy"))
        .body("topK", equalTo(64))
        .body("steps", equalTo(500))
        .body("parallelism", equalTo(1))
        .body("applied", equalTo(0))
        .body("best", nullValue())
        .body("endedAt", nullValue())
        .body("spec.maxFailures", equalTo(20))
        .body("spec.reward.kind", equalTo("EXPONENTIAL"));
    when().get(EXPERIMENTS + "/" + id).then().statusCode(200).body("id", equalTo(id));
  }

  @Test
  void takesARepeatedSubmissionForTheSameExperiment() {
    // Given
    String key = UUID.randomUUID().toString();
    String id = submit(SHORTEST, key).statusCode(201).extract().path("id");

    // When
    ValidatableResponse again = submit("{ \"metric\": \"accuracy\", \"steps\": 500 }", key);

    // Then
    again.statusCode(200).body("id", equalTo(id));
    when().get(EXPERIMENTS + "/" + id + "/events").then().body("items", hasSize(1));
  }

  @Test
  void takesConcurrentSubmissionsWithOneKeyForOneExperiment() {
    // Given
    String key = UUID.randomUUID().toString();

    // When
    List<String> ids =
        IntStream.range(0, 12)
            .parallel()
            .mapToObj(i -> submit(SHORTEST, key).extract().<String>path("id"))
            .toList();

    // Then
    assertThat(ids).doesNotContainNull();
    assertThat(new HashSet<>(ids)).hasSize(1);
  }

  @Test
  void refusesAKeyThatBelongsToAnotherRequest() {
    // Given
    String key = UUID.randomUUID().toString();
    submit(SHORTEST, key).statusCode(201);

    // When
    ValidatableResponse answer = submit("{\"metric\":\"loss\"}", key);

    // Then
    problem(answer, 422).body("detail", containsString(key));
  }

  @Test
  void keepsTheKeysOfTeamsApart() {
    // Given
    String key = UUID.randomUUID().toString();
    submit("{\"metric\":\"m\",\"team\":\"red\"}", key).statusCode(201);

    // When // Then
    submit("{\"metric\":\"m\",\"team\":\"blue\"}", key).statusCode(201);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 201, 5000})
  void refusesAKeyThatIsNoKey(int length) {
    // When // Then
    problem(submit(SHORTEST, "k".repeat(length)), 400)
        .body("detail", startsWith("Idempotency-Key"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"metric\":\"m\",\"agent\":\"bandit\"};agent is 'bandit';known agents are l2nas, random",
        "{\"metric\":\"m\",\"space\":\"mars\"};space is 'mars';built in are nas-bench-201",
        "{\"metric\":\"m\",\"settings\":{\"tua\":\"1\"}};'tua' is unknown;tau",
        "{\"metric\":\"m\",\"settings\":{\"tau\":\"2\"}};tau is 2;from 0",
        "{\"metric\":\"m\",\"pool\":\"moon\"};pool is 'moon';known pools are default",
        "{\"metric\":\"m\",\"steps\":-5};steps is -5;at least 1",
        "{\"metric\":\"m\",\"parallelism\":0};parallelism is 0;at least 1",
        "{\"metric\":\"m\",\"stepz\":5};stepz is unknown;known are",
        "{\"metric\":\"m\",\"steps\":\"ten\"};steps is \"ten\";whole number",
        "{\"metric\":\"m\",\"reward\":\"relative\"};accEnv is missing;0.82316",
        "{\"steps\":5};metric is missing;required",
        "{\"metric\":;not JSON;double quotes",
        "[];begins with '[';must be a JSON object",
        "``;request is empty;must be a JSON object"
      })
  void refusesWhatCannotBeSearchedAndSaysFieldValueAndFix(
      String request, String complaint, String fix) {
    // When
    ValidatableResponse answer = submit(request);

    // Then
    problem(answer, 400)
        .body("detail", containsString(complaint))
        .body("detail", containsString(fix));
  }

  @Test
  void refusesAnotherContentType() {
    // When
    ValidatableResponse answer =
        given().contentType("text/plain").body(SHORTEST).post(EXPERIMENTS).then();

    // Then
    problem(answer, 415)
        .body("detail", containsString("text/plain"))
        .body("detail", containsString("application/json"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /exp-nobody",
    "GET, /exp-nobody/top",
    "GET, /exp-nobody/steps",
    "GET, /exp-nobody/events",
    "POST, /exp-nobody/pause",
    "POST, /exp-nobody/resume",
    "POST, /exp-nobody/cancel",
    "GET, ?cursor=exp-nobody"
  })
  void doesNotKnowEveryExperiment(String method, String path) {
    // When
    ValidatableResponse answer = given().request(method, EXPERIMENTS + path).then();

    // Then
    problem(answer, 404).body("detail", containsString("experiment 'exp-nobody' is unknown"));
  }

  @ParameterizedTest
  @CsvSource({
    "?limit=0, limit is 0; it must be from 1 to 1000",
    "?limit=1001, limit is 1001; it must be from 1 to 1000",
    "?limit=ten, limit is 'ten'; it must be from 1 to 1000",
    "?status=SLEEPING, status is 'SLEEPING'; it must be one of RUNNING",
  })
  void refusesAQuestionThatMakesNoSense(String query, String detail) {
    // When // Then
    problem(when().get(EXPERIMENTS + query).then(), 400).body("detail", containsString(detail));
  }

  @Test
  void refusesACursorThatIsNone() {
    // Given
    String id = submit(SHORTEST).extract().path("id");

    // When // Then
    problem(when().get(EXPERIMENTS + "/" + id + "/steps?cursor=x").then(), 400)
        .body("detail", startsWith("cursor is 'x'"));
    problem(when().get(EXPERIMENTS + "/" + id + "/events?after=x").then(), 400)
        .body("detail", startsWith("after is 'x'"));
  }

  @Test
  void listsThePagesOfATeamNewestFirst() {
    // Given
    String team = "team-" + UUID.randomUUID();
    List<String> submitted =
        IntStream.range(0, 25)
            .mapToObj(
                i ->
                    submit("{\"metric\":\"m\",\"team\":\"" + team + "\"}")
                        .extract()
                        .<String>path("id"))
            .toList();

    // When
    List<String> listed = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      ValidatableResponse page =
          when().get(EXPERIMENTS + "?limit=10&team=" + team + cursor).then().statusCode(200);
      List<String> ids = page.extract().path("items.id");
      listed.addAll(ids);
      sizes.add(ids.size());
      String next = page.extract().path("next");
      cursor = next == null ? null : "&cursor=" + next;
    }

    // Then
    List<String> newestFirst = new ArrayList<>(submitted);
    java.util.Collections.reverse(newestFirst);
    assertThat(listed).isEqualTo(newestFirst);
    assertThat(sizes).containsExactly(10, 10, 5);
  }

  @Test
  void listsByStatus() {
    // Given
    String team = "team-" + UUID.randomUUID();
    String request = "{\"metric\":\"m\",\"team\":\"" + team + "\"}";
    String running = submit(request).extract().path("id");
    String paused = submit(request).extract().path("id");
    change(paused, "pause").statusCode(200);

    // When // Then
    when()
        .get(EXPERIMENTS + "?team=" + team + "&status=PAUSED")
        .then()
        .body("items.id", equalTo(List.of(paused)));
    when()
        .get(EXPERIMENTS + "?team=" + team + "&status=RUNNING")
        .then()
        .body("items.id", equalTo(List.of(running)));
  }

  @Test
  void pausesResumesAndCancels() {
    // Given
    String id = submit(SHORTEST).extract().path("id");

    // When // Then
    change(id, "pause").statusCode(200).body("status", equalTo("PAUSED"));
    problem(change(id, "pause"), 409)
        .body("detail", equalTo("experiment '" + id + "' is PAUSED and cannot become PAUSED"));
    change(id, "resume").statusCode(200).body("status", equalTo("RUNNING"));
    problem(change(id, "resume"), 409);
    change(id, "cancel").statusCode(200).body("status", equalTo("CANCELLED"));
    problem(change(id, "cancel"), 409);
    problem(change(id, "pause"), 409);
    problem(change(id, "resume"), 409);
    when().get(EXPERIMENTS + "/" + id).then().body("endedAt", startsWith("20"));
    when().get(EXPERIMENTS + "/" + id + "/events").then().body("items", hasSize(4));
  }

  @Test
  void showsWhatASearchFound() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(30);
    ExperimentHistory history = ExperimentHistory.of(search.submission());
    search.outcomes().forEach(history::record);

    // When
    complete(search);

    // Then
    when()
        .get(EXPERIMENTS + "/" + search.id())
        .then()
        .body("status", equalTo("COMPLETED"))
        .body("reason", equalTo("all 30 steps are done"))
        .body("applied", equalTo(30))
        .body("uniqueArchitectures", equalTo(history.uniqueArchitectures()))
        .body("best.architecture", equalTo(history.top().get(0).architecture()))
        .body("trajectoryHash", equalTo(history.trajectoryHash()));
    when()
        .get(EXPERIMENTS + "/" + search.id() + "/top?limit=4")
        .then()
        .body(
            "items.architecture",
            equalTo(history.top().stream().map(TopEntry::architecture).toList()))
        .body("items.step", equalTo(history.top().stream().map(TopEntry::step).toList()));
  }

  @Test
  void pagesThroughTheSteps() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(30);
    complete(search);

    // When
    List<Integer> steps = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      ValidatableResponse page =
          when().get(EXPERIMENTS + "/" + search.id() + "/steps?limit=12" + cursor).then();
      steps.addAll(page.extract().<List<Integer>>path("items.step"));
      String next = page.extract().path("next");
      cursor = next == null ? null : "&cursor=" + next;
    }

    // Then
    assertThat(steps).isEqualTo(IntStream.range(0, 30).boxed().toList());
  }

  @Test
  void showsTheStateStreamByteForByteAsOnKafka() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(10);
    complete(search);

    // When
    String body = when().get(EXPERIMENTS + "/" + search.id() + "/events").asString();

    // Then
    List<String> onKafka = new ArrayList<>();
    try (TopicProbe states = new TopicProbe(Topic.STATES.topicName())) {
      for (ConsumerRecord<String, byte[]> record :
          states.awaitFromStart(12, record -> search.id().equals(record.key()))) {
        onKafka.add(new String(record.value(), StandardCharsets.UTF_8));
      }
    }
    assertThat(body).isEqualTo("{\"items\":[" + String.join(",", onKafka) + "],\"next\":11}");
    assertThat(onKafka).isEqualTo(search.stream().stream().map(LedgerProbe::text).toList());
  }

  @Test
  void showsWhatHasComeSince() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(10);
    complete(search);

    // When // Then
    when()
        .get(EXPERIMENTS + "/" + search.id() + "/events?after=4&limit=3")
        .then()
        .body("items.sequence", equalTo(List.of(5, 6, 7)))
        .body("next", equalTo(7));
    when()
        .get(EXPERIMENTS + "/" + search.id() + "/events?after=11")
        .then()
        .body("items", hasSize(0))
        .body("next", equalTo(11));
  }

  @Test
  void describesEveryPathInOpenApi() {
    // When
    ValidatableResponse document = when().get("/q/openapi?format=json").then().statusCode(200);

    // Then
    Set<String> paths = document.extract().<java.util.Map<String, ?>>path("paths").keySet();
    assertThat(paths)
        .containsExactlyInAnyOrder(
            EXPERIMENTS,
            EXPERIMENTS + "/{id}",
            EXPERIMENTS + "/{id}/pause",
            EXPERIMENTS + "/{id}/resume",
            EXPERIMENTS + "/{id}/cancel",
            EXPERIMENTS + "/{id}/top",
            EXPERIMENTS + "/{id}/steps",
            EXPERIMENTS + "/{id}/events");
    document.body("components.schemas", hasKey("ExperimentRequest"));
  }

  private static ValidatableResponse submit(String request) {
    return given().contentType("application/json").body(request).post(EXPERIMENTS).then();
  }

  private static ValidatableResponse submit(String request, String key) {
    return given()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(request)
        .post(EXPERIMENTS)
        .then();
  }

  private static ValidatableResponse change(String id, String what) {
    return given().post(EXPERIMENTS + "/" + id + "/" + what).then();
  }

  private static ValidatableResponse problem(ValidatableResponse answer, int status) {
    return answer
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("about:blank"))
        .body("status", equalTo(status));
  }

  private static void complete(SubmittedSearch search) {
    try (TopicProbe evaluations = new TopicProbe(Topic.EVALUATIONS.topicName())) {
      evaluations.sendAll(search.id(), search.outcomes().stream().map(EventCodec::encode).toList());
    }
    List<ExperimentEvent> stream = search.stream();
    await()
        .untilAsserted(
            () ->
                when()
                    .get(EXPERIMENTS + "/" + search.id() + "/events?after=" + (stream.size() - 2))
                    .then()
                    .body("items", hasSize(1)));
  }
}
