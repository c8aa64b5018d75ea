package io.l2nas.history;

import static io.l2nas.history.ExperimentsApi.EXPERIMENTS;
import static io.l2nas.history.ExperimentsApi.SHORTEST;
import static io.l2nas.history.ExperimentsApi.change;
import static io.l2nas.history.ExperimentsApi.complete;
import static io.l2nas.history.ExperimentsApi.problem;
import static io.l2nas.history.ExperimentsApi.submit;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static io.restassured.config.JsonConfig.jsonConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.history.ExperimentHistory;
import io.l2nas.messaging.testing.LoopResource;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a search went, for pictures: its curves and its states. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class CurvesIT {
  private static final RestAssuredConfig DOUBLES =
      RestAssuredConfig.config().jsonConfig(jsonConfig().numberReturnType(NumberReturnType.DOUBLE));

  @Test
  void hasAPointForEveryStepOfAShortSearch() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(20);
    List<Double> best = new ArrayList<>();
    List<Integer> architectures = new ArrayList<>();
    ExperimentHistory history = ExperimentHistory.of(search.submission());
    for (EvaluationOutcome outcome : search.outcomes()) {
      history.record(outcome);
      best.add(history.top().get(0).value());
      architectures.add(history.uniqueArchitectures());
    }

    complete(search);

    // When
    ValidatableResponse series = series(search, "");

    // Then
    series
        .body("steps", equalTo(IntStream.rangeClosed(1, 20).boxed().toList()))
        .body("best", equalTo(best))
        .body("architectures", equalTo(architectures))
        .body("recordedAt", hasSize(20));
    assertThat(series.extract().<List<Double>>path("value"))
        .usingElementComparator(Comparator.comparingLong(CurvesIT::rounded))
        .isEqualTo(values(search));
  }

  @Test
  void givesTheMeansBetweenThePointsOfALongOne() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(400);
    complete(search);

    // When
    ValidatableResponse series = series(search, "?points=10");

    // Then
    List<Integer> steps = series.extract().path("steps");
    List<Double> means = series.extract().path("value");
    assertThat(steps).hasSize(10).endsWith(400);
    int from = 0;
    for (int i = 0; i < steps.size(); i++) {
      double mean =
          values(search).subList(from, steps.get(i)).stream()
              .mapToDouble(Double::doubleValue)
              .average()
              .orElseThrow();
      assertThat(rounded(means.get(i))).isEqualTo(rounded(mean));
      from = steps.get(i);
    }
  }

  @Test
  void hasNoValueWhereEveryStepFailed() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(Experiments.of("random").steps(2), x -> Double.NaN);
    complete(search);

    // When // Then
    series(search, "")
        .body("failed", equalTo(List.of(1, 2)))
        .body("value.toString()", equalTo("[null, null]"))
        .body("best.toString()", equalTo("[null, null]"));
  }

  @Test
  void showsTheStateAfterAnyStep() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(30);
    change(search.id(), "pause").statusCode(200);
    change(search.id(), "resume").statusCode(200);
    try (TopicProbe evaluations = new TopicProbe(Topic.EVALUATIONS.topicName())) {
      evaluations.sendAll(search.id(), search.outcomes().stream().map(EventCodec::encode).toList());
    }
    await()
        .untilAsserted(
            () -> when().get(EXPERIMENTS + "/" + search.id()).then().body("applied", equalTo(30)));

    // When // Then
    List<StateAdvanced> states =
        search.stream().stream()
            .filter(StateAdvanced.class::isInstance)
            .map(StateAdvanced.class::cast)
            .toList();
    for (int step : List.of(1, 7, 30)) {
      heatMap(search, "?step=" + step)
          .body("frames.step", equalTo(List.of(step)))
          .body("frames[0].state", equalTo(numbers(states.get(step - 1).state())));
    }
    heatMap(search, "?step=0")
        .body("rows.size()", equalTo(search.submission().spec().space().rows().size()))
        .body("frames.step", equalTo(List.of(0)));
  }

  @Test
  void showsTheStatesOverTimeTheNewestLast() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(100);
    complete(search);

    // When // Then
    heatMap(search, "?frames=4").body("frames.step", equalTo(List.of(25, 50, 75, 100)));
    heatMap(search, "").body("frames.step", equalTo(List.of(100)));
    heatMap(search, "?frames=200").body("frames", hasSize(100));
  }

  @Test
  void beginsWhereTheSearchBegins() {
    // Given
    String id = submit(SHORTEST).extract().path("id");

    // When // Then
    when().get(EXPERIMENTS + "/" + id + "/series").then().body("steps", hasSize(0));
    when()
        .get(EXPERIMENTS + "/" + id + "/heatmap?frames=8")
        .then()
        .body("rows", hasSize(6))
        .body("frames.step", equalTo(List.of(0)))
        .body("frames[0].state", hasSize(30));
  }

  @ParameterizedTest
  @CsvSource({
    "/series?points=0, points is '0'; it must be from 1 to 2000",
    "/series?points=many, points is 'many'; it must be from 1 to 2000",
    "/heatmap?frames=201, frames is '201'; it must be from 1 to 200",
    "/heatmap?step=-1, step is '-1'; it must be from 0 to 999999999",
    "/heatmap?step=1, step is 1; experiment '"
  })
  void refusesAQuestionThatMakesNoSense(String query, String detail) {
    // Given
    String id = submit(SHORTEST).extract().path("id");

    // When // Then
    problem(when().get(EXPERIMENTS + "/" + id + query).then(), 400)
        .body("detail", startsWith(detail));
  }

  @ParameterizedTest
  @CsvSource({"series", "heatmap"})
  void knowsNothingOfAnExperimentThatIsNot(String what) {
    // When // Then
    problem(when().get(EXPERIMENTS + "/exp-nobody/" + what).then(), 404);
  }

  /** A mean is the difference of two sums, and may be off in its last digits. */
  private static long rounded(double value) {
    return Math.round(value * 1e9);
  }

  private static ValidatableResponse series(SubmittedSearch search, String query) {
    return get(search, "/series" + query);
  }

  private static ValidatableResponse heatMap(SubmittedSearch search, String query) {
    return get(search, "/heatmap" + query);
  }

  private static ValidatableResponse get(SubmittedSearch search, String path) {
    return given()
        .config(DOUBLES)
        .get(EXPERIMENTS + "/" + search.id() + path)
        .then()
        .statusCode(200);
  }

  private static List<Double> values(SubmittedSearch search) {
    return search.outcomes().stream()
        .map(outcome -> ((EvaluationCompleted) outcome).value())
        .toList();
  }

  /** As they are read back from JSON: the shortest text of a float, as a double. */
  private static List<Double> numbers(FloatVector vector) {
    return IntStream.range(0, vector.size())
        .mapToObj(i -> Double.parseDouble(Float.toString(vector.get(i))))
        .toList();
  }
}
