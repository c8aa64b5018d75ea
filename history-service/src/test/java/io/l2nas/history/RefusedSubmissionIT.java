package io.l2nas.history;

import static io.l2nas.history.ExperimentsApi.EXPERIMENTS;
import static io.l2nas.history.ExperimentsApi.SHORTEST;
import static io.l2nas.history.ExperimentsApi.problem;
import static io.l2nas.history.ExperimentsApi.submit;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be searched is refused, and the refusal says how to do better. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class RefusedSubmissionIT {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"metric\":\"m\",\"agent\":\"bandit\"};agent is 'bandit';known agents are evolution, l2nas, local, random, screened",
        "{\"metric\":\"m\",\"space\":\"mars\"};space is 'mars';built in are darts, nas-bench-201",
        "{\"metric\":\"m\",\"settings\":{\"tua\":\"1\"}};'tua' is unknown;tau",
        "{\"metric\":\"m\",\"settings\":{\"tau\":\"2\"}};tau is 2;from 0",
        "{\"metric\":\"m\",\"pool\":\"moon\"};pool is 'moon';known pools are default",
        "{\"metric\":\"m\",\"steps\":-5};steps is -5;at least 1",
        "{\"metric\":\"m\",\"parallelism\":0};parallelism is 0;at least 1",
        "{\"metric\":\"m\",\"stepz\":5};stepz is unknown;known are",
        "{\"metric\":\"m\",\"steps\":\"ten\"};steps is \"ten\";whole number",
        "{\"metric\":\"m\",\"reward\":\"relative\"};accEnv is missing;0.82316",
        "{\"metric\":\"m\",\"steps\":1e99};steps;whole number",
        "{\"metric\":\"m\",\"team\":\"a b\"};team is 'a b';letters",
        "{\"metric\":\"m\",\"report\":\"x\"};report is \"x\";array",
        "{\"metric\":7};metric is 7;text",
        "{\"metric\":\"m\",\"metric\":\"n\"};metric;twice",
        "{\"steps\":5};metric is missing;required",
        "{\"metric\":;ends too early;one whole JSON object",
        "{metric};not JSON;double quotes",
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

  @Test
  void refusesABodyThatNoActionCouldCarry() {
    // Given
    String padding = " ".repeat(512 * 1024 - SHORTEST.length());

    // When // Then
    submit(SHORTEST + padding).statusCode(201);
    problem(submit(SHORTEST + padding + " "), 413)
        .body("detail", equalTo("the request has 524289 bytes; it must have at most 524288"));
  }

  @Test
  void recordsNothingOfWhatItRefused() {
    // Given
    String team = "team-" + UUID.randomUUID();

    // When
    submit("{\"metric\":\"m\",\"pool\":\"moon\",\"team\":\"" + team + "\"}").statusCode(400);

    // Then
    when().get(EXPERIMENTS + "?team=" + team).then().body("items", hasSize(0));
  }
}
