package io.l2nas.history;

import static io.l2nas.history.ExperimentsApi.EXPERIMENTS;
import static io.l2nas.history.ExperimentsApi.SHORTEST;
import static io.l2nas.history.ExperimentsApi.problem;
import static io.l2nas.history.ExperimentsApi.submit;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is submitted, and what a repeated submission is. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class SubmissionIT {
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
    when().get(EXPERIMENTS + "/" + ids.get(0) + "/events").then().body("items", hasSize(1));
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
    String red = "{\"metric\":\"m\",\"team\":\"red\"}";
    String blue = "{\"metric\":\"n\",\"team\":\"blue\"}";

    // When
    String redId = submit(red, key).statusCode(201).extract().path("id");
    String blueId = submit(blue, key).statusCode(201).extract().path("id");

    // Then
    submit(red, key).statusCode(200).body("id", equalTo(redId));
    submit(blue, key).statusCode(200).body("id", equalTo(blueId));
  }

  static Stream<String> validKeys() {
    return Stream.of("k", "k".repeat(255), "!~\"'\\%{}:;,");
  }

  @ParameterizedTest
  @MethodSource("validKeys")
  void takesAKey(String key) {
    // Given
    String request = "{\"metric\":\"m\",\"team\":\"team-" + UUID.randomUUID() + "\"}";
    String id = submit(request, key).statusCode(201).extract().path("id");

    // When // Then
    submit(request, key).statusCode(200).body("id", equalTo(id));
  }

  static Stream<String> invalidKeys() {
    return Stream.of("", "   ", "two words", "schlüssel", "k".repeat(256), "k".repeat(5_000));
  }

  @ParameterizedTest
  @MethodSource("invalidKeys")
  void refusesAKeyThatIsNone(String key) {
    // When
    ValidatableResponse answer = submit(SHORTEST, key);

    // Then
    String detail = problem(answer, 400).extract().path("detail");
    assertThat(detail)
        .startsWith("Idempotency-Key is '")
        .contains("it must be 1 to 255 visible ASCII characters")
        .hasSizeLessThan(300);
  }

  @Test
  void refusesTwoKeys() {
    // When
    ValidatableResponse answer =
        given()
            .contentType("application/json")
            .header("Idempotency-Key", "one", "two")
            .body(SHORTEST)
            .post(EXPERIMENTS)
            .then();

    // Then
    problem(answer, 400)
        .body("detail", equalTo("Idempotency-Key comes 2 times; it must come once"));
  }

  @Test
  void takesARequestWithoutAKeyForANewOne() {
    // Given
    String id = submit(SHORTEST).extract().path("id");

    // When
    String again = submit(SHORTEST).statusCode(201).extract().path("id");

    // Then
    assertThat(again).isNotEqualTo(id);
  }
}
