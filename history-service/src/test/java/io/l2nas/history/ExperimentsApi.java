package io.l2nas.history;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.messaging.testing.TopicProbe;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;

/** The REST API in a client's hands. */
final class ExperimentsApi {
  static final String EXPERIMENTS = "/api/v1/experiments";

  /** The shortest request that can be searched. */
  static final String SHORTEST = "{\"metric\":\"accuracy\"}";

  private ExperimentsApi() {}

  static ValidatableResponse submit(String request) {
    return given().contentType("application/json").body(request).post(EXPERIMENTS).then();
  }

  static ValidatableResponse submit(String request, String key) {
    return given()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(request)
        .post(EXPERIMENTS)
        .then();
  }

  /** Submits the shortest request of a team, and gives the experiment's id. */
  static String ofTeam(String team) {
    return submit("{\"metric\":\"m\",\"team\":\"" + team + "\"}")
        .statusCode(201)
        .extract()
        .path("id");
  }

  static ValidatableResponse change(String id, String what) {
    return given().post(EXPERIMENTS + "/" + id + "/" + what).then();
  }

  /** Requires that the answer is an error of this status. */
  static ValidatableResponse problem(ValidatableResponse answer, int status) {
    return answer
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("about:blank"))
        .body("status", equalTo(status));
  }

  /** Follows {@code next} from the first page to the last; the address has its query already. */
  static List<ValidatableResponse> pagesOf(String address) {
    List<ValidatableResponse> pages = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      ValidatableResponse page = when().get(address + cursor).then().statusCode(200);
      pages.add(page);
      String next = page.extract().path("next");
      cursor = next == null ? null : "&cursor=" + next;
    }
    return pages;
  }

  /** Plays the evaluators, and waits until everything is recorded. */
  static void complete(SubmittedSearch search) {
    try (TopicProbe evaluations = new TopicProbe(Topic.EVALUATIONS.topicName())) {
      evaluations.sendAll(search.id(), search.outcomes().stream().map(EventCodec::encode).toList());
    }
    int last = search.stream().size() - 1;
    await()
        .untilAsserted(
            () ->
                when()
                    .get(EXPERIMENTS + "/" + search.id() + "/events?after=" + (last - 1))
                    .then()
                    .body("items", hasSize(1)));
  }
}
