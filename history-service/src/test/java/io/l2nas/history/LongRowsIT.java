package io.l2nas.history;

import static io.l2nas.history.ExperimentsApi.EXPERIMENTS;
import static io.l2nas.history.ExperimentsApi.complete;
import static io.l2nas.history.ExperimentsApi.pagesOf;
import static io.l2nas.history.ExperimentsApi.submit;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.CustomSpace;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.SpaceDefinition.Row;
import io.l2nas.core.fixtures.FunctionEvaluator;
import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows that are long make pages of few: an answer has a bounded part of the heap. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class LongRowsIT {
  private static final int FOUR_MEBIBYTES = 4 * 1024 * 1024;
  private static final int STEPS = 100;

  @TestHTTPResource URI root;

  @Test
  void ofExperiments() throws IOException, InterruptedException {
    // Given
    String team = "team-" + UUID.randomUUID();
    String option = "x".repeat(60_000);
    String options =
        String.join(
            ",", IntStream.range(0, 8).mapToObj(i -> "\"o" + i + "\":\"" + option + "\"").toList());
    List<String> ids =
        IntStream.range(0, 12)
            .mapToObj(
                i ->
                    submit(
                            "{\"metric\":\"m\",\"team\":\""
                                + team
                                + "\",\"options\":{"
                                + options
                                + "}}")
                        .statusCode(201)
                        .extract()
                        .<String>path("id"))
            .toList();

    // When
    List<ValidatableResponse> pages = pagesOf(EXPERIMENTS + "?limit=100&team=" + team);
    List<String> board = new ArrayList<>();
    URI stream = root.resolve("/api/v1/teams/" + team + "/stream");
    try (EventSource source = EventSource.open(stream, Optional.empty())) {
      while (board.size() < ids.size()) {
        board.add(source.next().orElseThrow().data());
      }
    }

    // Then
    assertThat(pages).hasSizeGreaterThan(1);
    assertThat(pages).allSatisfy(page -> assertBounded(page));
    assertThat(
            pages.stream().flatMap(page -> page.extract().<List<String>>path("items.id").stream()))
        .containsExactlyInAnyOrderElementsOf(ids);
    assertThat(board).allSatisfy(data -> assertThat(data).hasSizeLessThan(2_000));
    assertThat(board.stream().map(data -> new JsonPath(data).getString("id")))
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void ofStates() {
    // Given
    List<String> choices = IntStream.range(0, 400).mapToObj(String::valueOf).toList();
    List<Row> rows = IntStream.range(0, 20).mapToObj(i -> new Row("row " + i, choices)).toList();
    ExperimentRequest request =
        ExperimentRequest.of("m")
            .customSpace(new CustomSpace("large", rows, "|"))
            .evaluator(FunctionEvaluator.NAME)
            .agent("random")
            .steps(STEPS)
            .parallelism(STEPS)
            .build();
    SubmittedSearch search = SubmittedSearch.of(request, architecture -> 0.5);

    // When
    complete(search);

    // Then
    String experiment = EXPERIMENTS + "/" + search.id();
    List<ValidatableResponse> steps = pagesOf(experiment + "/steps?limit=100");
    assertThat(steps).hasSizeGreaterThan(1);
    assertThat(
            steps.stream()
                .flatMap(page -> page.extract().<List<Integer>>path("items.step").stream()))
        .containsExactlyElementsOf(IntStream.range(0, STEPS).boxed().toList());
    ValidatableResponse first = when().get(experiment + "/events?after=-1").then().statusCode(200);
    assertBounded(first);
    int next = first.extract().path("next");
    assertThat(next).isBetween(1, STEPS - 1);
    ValidatableResponse second = when().get(experiment + "/events?after=" + next).then();
    assertThat(second.extract().<Integer>path("items[0].sequence")).isEqualTo(next + 1);
  }

  private static void assertBounded(ValidatableResponse page) {
    assertThat(page.extract().asByteArray()).hasSizeLessThan(FOUR_MEBIBYTES + 1024 * 1024);
  }
}
