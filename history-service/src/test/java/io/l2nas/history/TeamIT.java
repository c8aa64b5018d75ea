package io.l2nas.history;

import static io.l2nas.history.ExperimentsApi.problem;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.LoopEvent;
import io.l2nas.contracts.TeamReported;
import io.l2nas.contracts.TeamTerms;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.fixtures.Records;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.messaging.testing.LoopResource;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What teams may have, and have used. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class TeamIT extends RecordingTestBase {
  private static final String TEAMS = "/api/v1/teams";

  @Test
  void aTeamOfWhichNothingIsKnownHasTheDefaults() {
    // When // Then
    when()
        .get(TEAMS + "/nobody")
        .then()
        .statusCode(200)
        .body("team", equalTo("nobody"))
        .body("weight", equalTo(1.0f))
        .body("maxInFlight", nullValue())
        .body("secondsPerDay", nullValue())
        .body("usedSeconds", equalTo(0.0f));
  }

  @Test
  void aTeamHasTheTermsThatItWasGivenLast() {
    // Given
    put("vision", "{\"weight\":2,\"maxInFlight\":8,\"secondsPerDay\":36000}").statusCode(200);

    // When
    put("vision", "{\"weight\":2.5,\"maxInFlight\":4}")
        .statusCode(200)
        .body("maxInFlight", equalTo(4))
        .body("secondsPerDay", nullValue());

    // Then
    when().get(TEAMS + "/vision").then().body("weight", equalTo(2.5f));
    when()
        .get(TEAMS)
        .then()
        .statusCode(200)
        .body("items.findAll { it.team == 'vision' }.weight", equalTo(List.of(2.5f)))
        .body("next", nullValue());
  }

  @Test
  void theTermsOfATeamAreTold() {
    // Given
    try (TopicProbe reports = new TopicProbe(Topic.TEAMS.topicName())) {

      // When
      put("told", "{\"weight\":3}").statusCode(200);

      // Then
      ConsumerRecord<String, byte[]> record =
          reports.await(1, each -> each.key().equals("told")).get(0);
      assertThat(report(record).terms()).isEqualTo(Records.with(TeamTerms.DEFAULT, "weight", 3.0));
    }
  }

  @Test
  void whatIsRecordedIsUsedOnceHoweverOftenItIsTold() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(3);
    double before = used();

    // When
    for (EvaluationOutcome outcome : search.outcomes()) {
      Record taking = Records.with((Record) outcome, "seconds", 2.5);
      send((LoopEvent) taking);
      send((LoopEvent) taking);
    }
    states.await(search.id(), 5);

    // Then
    await().untilAsserted(() -> assertThat(used() - before).isEqualTo(7.5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"weight":0}           | weight is 0; it must be from 0.001 to 1000
          {"weight":"heavy"}     | weight is "heavy"; it must be a finite number
          {"maxInFlight":-1}     | maxInFlight is -1; it must be at least 0
          {"secondsPerDay":-0.5} | secondsPerDay is -0.5; it must be a finite number of at least 0
          {"wait":3}             | wait is unknown; known are maxInFlight, secondsPerDay, weight
          """)
  void whatIsNotValidIsRefused(String body, String detail) {
    // When // Then
    problem(put("vision", body), 400).body("detail", equalTo(detail));
  }

  @Test
  void aNameThatIsNoneIsRefused() {
    // When // Then
    problem(put("a b", "{}"), 400).body("detail", startsWith("team is 'a b'; it must be 1 to 100"));
    when().get(TEAMS).then().body("items.team", not(hasItem("a b")));
  }

  private static double used() {
    return when().get(TEAMS + "/default").then().extract().jsonPath().getDouble("usedSeconds");
  }

  private static ValidatableResponse put(String team, String body) {
    return given().contentType("application/json").body(body).put(TEAMS + "/{team}", team).then();
  }

  private static TeamReported report(ConsumerRecord<String, byte[]> record) {
    try {
      return EventCodec.decode(TeamReported.class, record.value());
    } catch (MalformedRecordException e) {
      throw new AssertionError("the history wrote what cannot be read", e);
    }
  }
}
