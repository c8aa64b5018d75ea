package io.l2nas.history;

import static io.l2nas.history.ExperimentsApi.EXPERIMENTS;
import static io.l2nas.history.ExperimentsApi.SHORTEST;
import static io.l2nas.history.ExperimentsApi.change;
import static io.l2nas.history.ExperimentsApi.complete;
import static io.l2nas.history.ExperimentsApi.problem;
import static io.l2nas.history.ExperimentsApi.submit;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pause, resume, cancel. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class StatusChangeIT {
  @Test
  void pausesResumesAndCancels() {
    // Given
    String id = submit(SHORTEST).extract().path("id");

    // When // Then
    change(id, "pause")
        .statusCode(200)
        .body("status", equalTo("PAUSED"))
        .body("reason", equalTo("paused on request"))
        .body("endedAt", nullValue());
    change(id, "resume").statusCode(200).body("status", equalTo("RUNNING"));
    change(id, "cancel")
        .statusCode(200)
        .body("status", equalTo("CANCELLED"))
        .body("endedAt", startsWith("20"));
    when().get(EXPERIMENTS + "/" + id).then().body("status", equalTo("CANCELLED"));
    when()
        .get(EXPERIMENTS + "/" + id + "/events")
        .then()
        .body("items.sequence", equalTo(List.of(0, 1, 2, 3)));
  }

  @ParameterizedTest
  @CsvSource({
    "resume, resume, RUNNING",
    "pause, pause, PAUSED",
    "cancel, cancel, CANCELLED",
    "cancel, pause, CANCELLED",
    "cancel, resume, CANCELLED"
  })
  void refusesToGoWhereItCannotGo(String before, String change, String status) {
    // Given
    String id = submit(SHORTEST).extract().path("id");
    change(id, before);
    List<Object> events = when().get(EXPERIMENTS + "/" + id + "/events").path("items");

    // When
    ValidatableResponse answer = change(id, change);

    // Then
    problem(answer, 409)
        .body("detail", startsWith("experiment '" + id + "' is " + status + " and cannot become "));
    when().get(EXPERIMENTS + "/" + id).then().body("status", equalTo(status));
    when().get(EXPERIMENTS + "/" + id + "/events").then().body("items", equalTo(events));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "resume", "cancel"})
  void refusesToChangeWhatIsCompleted(String change) {
    // Given
    SubmittedSearch search = SubmittedSearch.of(2);
    complete(search);

    // When // Then
    problem(change(search.id(), change), 409)
        .body("detail", startsWith("experiment '" + search.id() + "' is COMPLETED"));
  }

  @Test
  void letsOneOfManyCancel() {
    // Given
    String id = submit(SHORTEST).extract().path("id");

    // When
    List<Integer> answers =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(i -> change(id, "cancel").extract().statusCode())
            .sorted()
            .toList();

    // Then
    assertThat(answers).containsExactly(200, 409, 409, 409, 409, 409, 409, 409);
    when().get(EXPERIMENTS + "/" + id + "/events").then().body("items", hasSize(2));
  }
}
