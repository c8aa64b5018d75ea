package io.l2nas.history;

import static io.l2nas.history.ExperimentsApi.problem;
import static io.l2nas.history.ExperimentsApi.submit;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.Policy;
import io.l2nas.contracts.fixtures.Records;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.contracts.json.PolicyFile;
import io.l2nas.contracts.json.RequestCodec;
import io.l2nas.core.experiment.LearnedPolicy;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.FunctionEvaluator;
import io.l2nas.core.fixtures.Streams;
import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What one search has learned, and the next begins with. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class PolicyIT {
  private static final String POLICIES = "/api/v1/policies";
  private static final Policy POLICY = learned();

  @Test
  void aPolicyIsImportedOnceAndGivenBackAsItWas() throws MalformedRecordException {
    // When
    add("imports", PolicyFile.write(POLICY))
        .statusCode(201)
        .header("Location", endsWith(POLICIES + "/" + POLICY.digest()))
        .body("digest", equalTo(POLICY.digest()));
    add("imports", PolicyFile.write(POLICY)).statusCode(200);

    // Then
    when()
        .get(POLICIES + "?team=imports")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].digest", equalTo(POLICY.digest()))
        .body("items[0].experiment", equalTo("experiment-1"))
        .body("items[0].space", equalTo("uneven"))
        .body("items[0].metric", equalTo("score"))
        .body("items[0].steps", equalTo(20));
    byte[] file =
        when()
            .get(POLICIES + "/" + POLICY.digest() + "?team=imports")
            .then()
            .extract()
            .asByteArray();
    assertThat(PolicyFile.read(file)).isEqualTo(POLICY);
  }

  @Test
  void thePoliciesOfATeamAreItsOwn() {
    // Given
    add("owner", PolicyFile.write(POLICY)).statusCode(201);

    // When // Then
    when().get(POLICIES + "?team=somebody").then().statusCode(200).body("items", hasSize(0));
    problem(when().get(POLICIES + "/" + POLICY.digest() + "?team=somebody").then(), 404)
        .body("detail", startsWith("team 'somebody' has no policy '" + POLICY.digest()));
    problem(submit(request("somebody")), 400)
        .body(
            "detail",
            equalTo(
                "policy is '%s', and team 'somebody' has none of this name; import it first, 'l2nas policy import FILE'"
                    .formatted(POLICY.digest())));
  }

  @Test
  void anExperimentThatBeginsWithAPolicyCarriesIt() throws MalformedRecordException {
    // Given
    add("pupils", PolicyFile.write(POLICY)).statusCode(201);

    try (StateStream states = new StateStream()) {
      // When
      String id =
          submit(request("pupils"))
              .statusCode(201)
              .body("spec.agent.policy", equalTo(POLICY.digest()))
              .body("spec.reward.kind", equalTo("RELATIVE"))
              .extract()
              .path("id");

      // Then
      when()
          .get("/api/v1/experiments/" + id + "/events")
          .then()
          .body("items.policy.digest", hasItem(POLICY.digest()));
      byte[] submitted = states.await(id, 1).get(0).getBytes(StandardCharsets.UTF_8);
      assertThat(EventCodec.decode(ExperimentSubmitted.class, submitted).policy()).contains(POLICY);
    }
  }

  @Test
  void whatIsNoPolicyIsRefused() {
    // Given
    Policy altered = Records.with(POLICY, "digest", "0".repeat(64));

    // When // Then
    problem(add("refused", "{}".getBytes(StandardCharsets.UTF_8)), 400)
        .body("detail", equalTo("type is missing; it must be io.l2nas.policy.v1"));
    problem(add("refused", PolicyFile.write(altered)), 400)
        .body("detail", startsWith("the policy's digest is 000"));
    problem(add("a b", PolicyFile.write(POLICY)), 400)
        .body("detail", startsWith("team is 'a b'; it must be 1 to 100 letters"));
    when().get(POLICIES + "?team=refused").then().body("items", hasSize(0));
  }

  private static ValidatableResponse add(String team, byte[] file) {
    return given()
        .contentType("application/json")
        .queryParam("team", team)
        .body(file)
        .post(POLICIES)
        .then();
  }

  private static String request(String team) {
    return new String(
        RequestCodec.encode(
            ExperimentRequest.of("score")
                .team(team)
                .customSpace(Experiments.UNEVEN)
                .evaluator(FunctionEvaluator.NAME)
                .policy(POLICY.digest())
                .accEnv(0.9)
                .build()),
        StandardCharsets.UTF_8);
  }

  private static Policy learned() {
    LearnedPolicy learned = new LearnedPolicy();
    Streams.of(Experiments.of("l2nas").settings(Experiments.quick("l2nas")).submitted())
        .forEach(learned::follow);
    return learned.policy();
  }
}
