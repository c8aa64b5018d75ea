package io.l2nas.history;

import static io.l2nas.history.ExperimentsApi.EXPERIMENTS;
import static io.l2nas.history.ExperimentsApi.problem;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was not asked well is answered by a problem that helps. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class ProblemsIT {
  @ParameterizedTest
  @CsvSource({
    "GET, /exp-nobody",
    "GET, /exp-nobody/top",
    "GET, /exp-nobody/steps",
    "GET, /exp-nobody/events",
    "POST, /exp-nobody/pause",
    "POST, /exp-nobody/resume",
    "POST, /exp-nobody/cancel"
  })
  void doesNotKnowEveryExperiment(String method, String path) {
    // When
    ValidatableResponse answer = given().request(method, EXPERIMENTS + path).then();

    // Then
    problem(answer, 404).body("detail", containsString("experiment 'exp-nobody' is unknown"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /index.htm",
    "GET, /api/v1/experimentz",
    "GET, /api/v1/experiments/exp-1/tops",
    "POST, /api/v1/experiments/exp-1/pause/now"
  })
  void doesNotKnowEveryPath(String method, String path) {
    // When // Then
    problem(given().request(method, path).then(), 404)
        .body("detail", equalTo("nothing is at '" + path + "'; /q/openapi lists the paths"));
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /api/v1/experiments",
    "PUT, /api/v1/experiments/exp-1",
    "POST, /api/v1/experiments/exp-1",
    "GET, /api/v1/experiments/exp-1/cancel",
    "POST, /api/v1/experiments/exp-1/top"
  })
  void doesNotTakeEveryMethod(String method, String path) {
    // When // Then
    problem(given().request(method, path).then(), 405)
        .body(
            "detail",
            equalTo(
                "'%s' cannot be done at '%s'; /q/openapi lists what can".formatted(method, path)));
  }

  @Test
  void doesNotAnswerInEveryFormat() {
    // When // Then
    problem(given().header("Accept", "text/html").get(EXPERIMENTS).then(), 406)
        .body(
            "detail",
            equalTo(
                "Accept is 'text/html'; answers are application/json, and text/csv where the address ends so"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /a%00b",
    "GET, /a%00b/top",
    "POST, /a%00b/pause",
    "GET, ?team=a%00b",
    "GET, ?cursor=a%00b"
  })
  void refusesTheCharacterThatNoNameHas(String method, String path) {
    // When
    ValidatableResponse answer =
        given().urlEncodingEnabled(false).request(method, EXPERIMENTS + path).then();

    // Then
    problem(answer, 400).body("detail", containsString("the character 0"));
  }

  @Test
  void quotesTheBeginningOfALongName() {
    // When
    ValidatableResponse answer = when().get(EXPERIMENTS + "/" + "x".repeat(3_000)).then();

    // Then
    String detail = problem(answer, 404).extract().path("detail");
    assertThat(detail).contains("'" + "x".repeat(100) + "…'").hasSizeLessThan(250);
  }
}
