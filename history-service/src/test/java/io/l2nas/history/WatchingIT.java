package io.l2nas.history;

import static io.l2nas.history.ExperimentsApi.EXPERIMENTS;
import static io.l2nas.history.ExperimentsApi.change;
import static io.l2nas.history.ExperimentsApi.complete;
import static io.l2nas.history.ExperimentsApi.pagesOf;
import static io.l2nas.history.ExperimentsApi.problem;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.l2nas.contracts.Answerer;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.Origin;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.FunctionEvaluator;
import io.l2nas.core.history.ExperimentHistory;
import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was worth telling of a search, who evaluated it, and all its steps as a file. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class WatchingIT {
  @TestHTTPResource URI root;
  @Inject DataSource database;

  @Test
  void tellsEveryNewBestAndEveryChangeOfStatus() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(200);
    complete(search);

    // When
    List<JsonPath> milestones = milestones(search, "limit=3");

    // Then
    List<Object> bests = new ArrayList<>(bestSteps(search));
    Collections.reverse(bests);
    assertThat(all(milestones, "step").stream().filter(step -> step != null)).isEqualTo(bests);
    List<Object> kinds = all(milestones, "kind");
    assertThat(kinds).startsWith("STATUS").endsWith("BEST", "SUBMITTED");
    assertThat(kinds).filteredOn("BEST"::equals).hasSameSizeAs(bests);
    assertThat(all(milestones, "status")).startsWith("COMPLETED").endsWith("RUNNING");
    assertThat(all(milestones, "message")).startsWith("all 200 steps are done");
    assertThat(all(milestones, "recordedAt")).doesNotContainNull();
  }

  @Test
  void tellsEveryPauseAndResumption() {
    // Given
    String id = ExperimentsApi.submit(ExperimentsApi.SHORTEST).extract().path("id");

    // When
    change(id, "pause").statusCode(200);
    change(id, "resume").statusCode(200);
    change(id, "cancel").statusCode(200);

    // Then
    when()
        .get(EXPERIMENTS + "/" + id + "/milestones")
        .then()
        .body("items.status", equalTo(List.of("CANCELLED", "RUNNING", "PAUSED", "RUNNING")))
        .body("items.sequence", equalTo(List.of(3, 2, 1, 0)));
  }

  @Test
  void tellsWhyAStepFailed() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(Experiments.of("random").steps(1), x -> Double.NaN);
    complete(search);

    // When // Then
    when()
        .get(EXPERIMENTS + "/" + search.id() + "/milestones?limit=2")
        .then()
        .body("items.kind", equalTo(List.of("STATUS", "FAILURE")))
        .body("items[1].step", equalTo(0))
        .body("items[1].value", nullValue())
        .body("items[1].message", equalTo(message(search.outcomes().get(0))))
        .body("items[1].evaluator", equalTo(search.outcomes().get(0).evaluator()));
  }

  @Test
  void tellsWhoEvaluatedTheLatestStepsAndWhen() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(20);
    complete(search);

    // When
    JsonPath page = get(search, "/evaluations?limit=5");

    // Then
    assertThat(page.getList("items.step")).isEqualTo(List.of(19, 18, 17, 16, 15));
    assertThat(get(search, "/evaluations?limit=5&cursor=" + page.get("next")).getList("items.step"))
        .isEqualTo(List.of(14, 13, 12, 11, 10));
    assertThat(get(search, "/evaluations?cursor=3").<Object>get("next")).isNull();
    EvaluationOutcome last = search.outcomes().get(19);
    assertThat(page.getString("items[0].evaluator")).isEqualTo(last.evaluator());
    assertThat(page.getBoolean("items[0].scored")).isTrue();
    Duration took =
        Duration.between(time(page, "items[0].beganAt"), time(page, "items[0].endedAt"));
    assertThat(took.toNanos() / 1e9).isCloseTo(last.seconds(), within(1e-5));
  }

  @Test
  void whatNobodyEvaluatedIsNoEvaluation() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(3);
    List<EvaluationOutcome> outcomes =
        List.of(
            search.outcomes().get(0),
            Outcomes.reused(search.outcomes().get(1), new Origin(search.id(), 0)),
            Outcomes.failed(search.outcomes().get(2), Answerer.NOBODY, 0, "it was lost"));
    complete(new SubmittedSearch(search.submission(), outcomes));

    // When // Then
    when()
        .get(EXPERIMENTS + "/" + search.id() + "/evaluations")
        .then()
        .body("items.step", equalTo(List.of(0)));
  }

  @Test
  void givesAllStepsAsOneFile() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(1_200);
    complete(search);

    // When
    String csv =
        when()
            .get(EXPERIMENTS + "/" + search.id() + "/steps.csv")
            .then()
            .statusCode(200)
            .contentType("text/csv")
            .header("Content-Disposition", "attachment; filename=\"" + search.id() + ".csv\"")
            .extract()
            .asString();

    // Then
    List<String> hashes =
        search.stream().stream()
            .filter(StateAdvanced.class::isInstance)
            .map(event -> ((StateAdvanced) event).trajectoryHash())
            .toList();
    List<String> lines = csv.lines().toList();
    assertThat(lines.get(0)).startsWith("step,attempt,evaluator,architecture,value,reward,");
    assertThat(lines.stream().skip(1).map(line -> line.replaceAll(",.*", "")))
        .isEqualTo(IntStream.range(0, 1_200).mapToObj(String::valueOf).toList());
    assertThat(lines.stream().skip(1).map(line -> line.replaceAll(".*,", ""))).isEqualTo(hashes);
  }

  @Test
  void aFileThatCannotBeFinishedIsBrokenOff() throws SQLException {
    // Given
    SubmittedSearch search = SubmittedSearch.of(1_200);
    complete(search);
    new LedgerProbe(database)
        .update(
            "update stream_event set event = left(event, 100) where experiment = ? and sequence = 1100",
            search.id());

    // When // Then
    HttpClient client = HttpClient.newHttpClient();
    assertThatThrownBy(() -> client.send(steps(search), BodyHandlers.ofString()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aFileTooManyAtOnceIsRefused() throws Exception {
    // Given
    SubmittedSearch search =
        SubmittedSearch.of(
            Experiments.of("random").steps(150).maxFailures(151), FunctionEvaluator::byChoices);
    String long60K = "too long for the buffers of a connection ".repeat(1_500);
    complete(
        new SubmittedSearch(
            search.submission(),
            search.outcomes().stream()
                .map(outcome -> Outcomes.failed(outcome, "gpu-1", 1, long60K))
                .toList()));
    HttpClient client = HttpClient.newHttpClient();
    List<InputStream> unread = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      unread.add(client.send(steps(search), BodyHandlers.ofInputStream()).body());
    }

    // When // Then
    problem(when().get(EXPERIMENTS + "/" + search.id() + "/steps.csv").then(), 503)
        .body("detail", startsWith("8 exports are being read, no more at once"));
    for (InputStream answer : unread) {
      answer.close();
    }
    await()
        .untilAsserted(
            () ->
                when().get(EXPERIMENTS + "/" + search.id() + "/steps.csv").then().statusCode(200));
  }

  @Test
  void beginsWithTheSubmission() {
    // Given
    String id = ExperimentsApi.submit(ExperimentsApi.SHORTEST).extract().path("id");

    // When // Then
    when()
        .get(EXPERIMENTS + "/" + id + "/milestones")
        .then()
        .body("items.kind", equalTo(List.of("SUBMITTED")))
        .body("next", nullValue());
    when().get(EXPERIMENTS + "/" + id + "/evaluations").then().body("items", hasSize(0));
    assertThat(when().get(EXPERIMENTS + "/" + id + "/steps.csv").asString().lines()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"milestones", "evaluations", "steps.csv"})
  void knowsNothingOfAnExperimentThatIsNot(String what) {
    // When // Then
    problem(when().get(EXPERIMENTS + "/exp-nobody/" + what).then(), 404);
  }

  @Test
  void refusesACursorThatIsNone() {
    // Given
    String id = ExperimentsApi.submit(ExperimentsApi.SHORTEST).extract().path("id");

    // When // Then
    problem(when().get(EXPERIMENTS + "/" + id + "/milestones?cursor=x").then(), 400)
        .body("detail", equalTo("cursor is 'x'; it must be the 'next' of the page before"));
  }

  /** The steps that brought a new best. */
  private static List<Integer> bestSteps(SubmittedSearch search) {
    ExperimentHistory history = ExperimentHistory.of(search.submission());
    List<Integer> steps = new ArrayList<>();
    for (EvaluationOutcome outcome : search.outcomes()) {
      history.record(outcome);
      if (history.top().get(0).step() == outcome.step()) {
        steps.add(outcome.step());
      }
    }
    return steps;
  }

  private HttpRequest steps(SubmittedSearch search) {
    return HttpRequest.newBuilder(root.resolve(EXPERIMENTS + "/" + search.id() + "/steps.csv"))
        .build();
  }

  private static String message(EvaluationOutcome outcome) {
    return outcome.match(done -> "", failed -> failed.message());
  }

  private static OffsetDateTime time(JsonPath page, String field) {
    return OffsetDateTime.parse(page.getString(field));
  }

  private static List<JsonPath> milestones(SubmittedSearch search, String query) {
    return pagesOf(EXPERIMENTS + "/" + search.id() + "/milestones?" + query).stream()
        .map(page -> page.extract().jsonPath())
        .toList();
  }

  private static List<Object> all(List<JsonPath> pages, String field) {
    return pages.stream().flatMap(page -> page.<Object>getList("items." + field).stream()).toList();
  }

  private static JsonPath get(SubmittedSearch search, String path) {
    return when().get(EXPERIMENTS + "/" + search.id() + path).then().extract().jsonPath();
  }
}
