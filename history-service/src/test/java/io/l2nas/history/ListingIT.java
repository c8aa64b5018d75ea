package io.l2nas.history;

import static io.l2nas.history.ExperimentsApi.EXPERIMENTS;
import static io.l2nas.history.ExperimentsApi.change;
import static io.l2nas.history.ExperimentsApi.ofTeam;
import static io.l2nas.history.ExperimentsApi.pagesOf;
import static io.l2nas.history.ExperimentsApi.problem;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of experiments, page by page. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class ListingIT {
  @Inject DataSource database;

  @Test
  void listsThePagesOfATeamNewestFirst() {
    // Given
    String team = "team-" + UUID.randomUUID();
    List<String> newestFirst = submitted(team, 25);

    // When
    List<ValidatableResponse> pages = pagesOf(EXPERIMENTS + "?limit=10&team=" + team);

    // Then
    assertThat(pages.stream().map(page -> ids(page).size())).containsExactly(10, 10, 5);
    assertThat(pages.stream().flatMap(page -> ids(page).stream()).toList()).isEqualTo(newestFirst);
  }

  @Test
  void listsTheOldestFirstForThoseWhoAsk() {
    // Given
    String team = "team-" + UUID.randomUUID();
    List<String> oldestFirst = new ArrayList<>(submitted(team, 7));
    Collections.reverse(oldestFirst);

    // When
    List<ValidatableResponse> pages = pagesOf(EXPERIMENTS + "?sort=oldest&limit=3&team=" + team);

    // Then
    assertThat(pages.stream().flatMap(page -> ids(page).stream()).toList()).isEqualTo(oldestFirst);
    problem(when().get(EXPERIMENTS + "?sort=best").then(), 400)
        .body("detail", equalTo("sort is 'best'; it must be newest or oldest"));
  }

  @Test
  void saysThatAFullPageIsTheLast() {
    // Given
    String team = "team-" + UUID.randomUUID();
    submitted(team, 4);

    // When
    List<ValidatableResponse> pages = pagesOf(EXPERIMENTS + "?limit=2&team=" + team);

    // Then
    assertThat(pages.stream().map(page -> ids(page).size())).containsExactly(2, 2);
  }

  @Test
  void keepsThePagesInPlaceWhileExperimentsComeAndChange() {
    // Given
    String team = "team-" + UUID.randomUUID();
    List<String> newestFirst = submitted(team, 6);
    String address = EXPERIMENTS + "?limit=3&team=" + team;
    ValidatableResponse first = when().get(address).then();

    // When
    submitted(team, 4);
    change(newestFirst.get(2), "cancel").statusCode(200);
    ValidatableResponse second =
        when().get(address + "&cursor=" + first.extract().path("next")).then();

    // Then
    assertThat(ids(first)).isEqualTo(newestFirst.subList(0, 3));
    assertThat(ids(second)).isEqualTo(newestFirst.subList(3, 6));
    second.body("next", nullValue());
  }

  @Test
  void pagesThroughExperimentsOfTheSameMoment() throws SQLException {
    // Given
    String team = "team-" + UUID.randomUUID();
    List<String> ids = new ArrayList<>(submitted(team, 7));
    new LedgerProbe(database)
        .update("update experiment set submitted_at = '2026-01-01Z' where team = ?", team);

    // When
    List<ValidatableResponse> pages = pagesOf(EXPERIMENTS + "?limit=2&team=" + team);

    // Then
    Collections.sort(ids);
    assertThat(pages.stream().flatMap(page -> ids(page).stream()).toList()).isEqualTo(ids);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PAUSED", "paused", "Paused"})
  void listsByStatus(String status) {
    // Given
    String team = "team-" + UUID.randomUUID();
    ofTeam(team);
    String paused = ofTeam(team);
    change(paused, "pause").statusCode(200);

    // When // Then
    when()
        .get(EXPERIMENTS + "?team=" + team + "&status=" + status)
        .then()
        .body("items.id", equalTo(List.of(paused)));
  }

  @Test
  void listsNoOtherTeamsExperiments() {
    // Given
    ofTeam("team-" + UUID.randomUUID());

    // When // Then
    when()
        .get(EXPERIMENTS + "?team=team-" + UUID.randomUUID())
        .then()
        .statusCode(200)
        .body("items", hasSize(0))
        .body("next", nullValue());
  }

  @Test
  void takesAnEmptyParameterForNone() {
    // When // Then
    when().get(EXPERIMENTS + "?team=&status=&cursor=&limit=").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1001", "99999999999999999999", "ten", "1.5", "1e2"})
  void refusesALimitThatIsNone(String limit) {
    // When // Then
    problem(when().get(EXPERIMENTS + "?limit=" + limit).then(), 400)
        .body("detail", equalTo("limit is '" + limit + "'; it must be from 1 to 1000"));
  }

  @Test
  void refusesAStatusThatIsNone() {
    // When // Then
    problem(when().get(EXPERIMENTS + "?status=sleeping").then(), 400)
        .body(
            "detail",
            equalTo(
                "status is 'sleeping'; it must be one of RUNNING, PAUSED, COMPLETED, CANCELLED, FAILED"));
  }

  @Test
  void refusesACursorThatIsNone() {
    // When // Then
    problem(when().get(EXPERIMENTS + "?cursor=exp-nobody").then(), 400)
        .body(
            "detail", equalTo("cursor is 'exp-nobody'; it must be the 'next' of the page before"));
  }

  /** So many experiments of a team, the newest first. */
  private static List<String> submitted(String team, int experiments) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < experiments; i++) {
      ids.add(0, ofTeam(team));
    }
    return ids;
  }

  private static List<String> ids(ValidatableResponse page) {
    return page.extract().path("items.id");
  }
}
