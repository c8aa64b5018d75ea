package io.l2nas.history;

import static io.l2nas.history.ExperimentsApi.EXPERIMENTS;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The OpenAPI document. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class OpenApiIT {
  private static final String DEAD_LETTERS = "/api/v1/dead-letters";

  /** What is answered where there is nothing to say. */
  private static final String NOTHING = "no #/components/schemas/";

  @Test
  void describesEveryPath() {
    // When
    Map<String, ?> paths = document().extract().path("paths");

    // Then
    assertThat(paths.keySet())
        .containsExactlyInAnyOrder(
            EXPERIMENTS,
            EXPERIMENTS + "/{id}",
            EXPERIMENTS + "/{id}/pause",
            EXPERIMENTS + "/{id}/resume",
            EXPERIMENTS + "/{id}/cancel",
            EXPERIMENTS + "/{id}/top",
            EXPERIMENTS + "/{id}/steps",
            EXPERIMENTS + "/{id}/steps.csv",
            EXPERIMENTS + "/{id}/evaluations",
            EXPERIMENTS + "/{id}/milestones",
            EXPERIMENTS + "/{id}/events",
            EXPERIMENTS + "/{id}/series",
            EXPERIMENTS + "/{id}/learning",
            EXPERIMENTS + "/{id}/heatmap",
            "/api/v1/teams",
            "/api/v1/teams/{team}",
            "/api/v1/pools",
            "/api/v1/pools/{pool}",
            "/api/v1/policies",
            "/api/v1/policies/{digest}",
            "/api/v1/quarantine",
            "/api/v1/quarantine/{evaluator}",
            DEAD_LETTERS,
            DEAD_LETTERS + "/{topic}/{partition}/{offset}",
            DEAD_LETTERS + "/{topic}/{partition}/{offset}/redrive",
            "/api/v1/session",
            "/api/v1/tokens",
            "/api/v1/tokens/{id}",
            "/api/v1/audit");
  }

  @Test
  void describesTheRequestAndItsAnswers() {
    // When
    ValidatableResponse document = document();

    // Then
    String post = "paths.'" + EXPERIMENTS + "'.post.";
    document
        .body(
            post + "requestBody.content.'application/json'.schema.$ref",
            equalTo("#/components/schemas/ExperimentRequest"))
        .body(
            "components.schemas.ExperimentRequest.properties.keySet()",
            hasItems("metric", "space", "customSpace", "steps", "seed", "settings"))
        .body(
            post + "responses.'201'.content.'application/json'.schema.$ref",
            equalTo("#/components/schemas/ExperimentView"))
        .body("components.schemas.IdempotencyKey.description", containsString("visible ASCII"));
  }

  @Test
  void describesAnAnswerAndAProblemForEveryOperation() {
    // When
    List<Map<String, Object>> responses =
        document().extract().path("paths.values()*.values().flatten().responses");

    // Then
    assertThat(responses)
        .hasSize(35)
        .allSatisfy(
            answers -> {
              assertThat(answers.keySet())
                  .isSubsetOf("200", "201", "204", "default")
                  .containsAnyOf("200", "201", "204");
              assertThat(answers.getOrDefault("200", NOTHING).toString())
                  .containsAnyOf("#/components/schemas/", "text/csv");
              assertThat(answers.get("default").toString())
                  .contains("application/problem+json")
                  .contains("#/components/schemas/Problem");
            });
  }

  @Test
  void describesWhatIsNoTextAsNone() {
    // When // Then
    document()
        .body(
            "components.schemas.ExperimentView.properties.best.toString()",
            containsString("TopEntry"))
        .body(
            "components.schemas.ExperimentView.properties.spec.toString()",
            containsString("ExperimentSpec"))
        .body("components.schemas.TopView.properties.reported.type", equalTo("object"))
        .body("components.schemas.Events.properties.items.type", equalTo("array"))
        .body("components.schemas.Limit.type", equalTo("integer"));
  }

  @Test
  void saysThatCallersSignInWithATokenAndWhereTheyNeedNot() {
    // When // Then
    document()
        .body("components.securitySchemes.token.type", equalTo("http"))
        .body("components.securitySchemes.token.scheme", equalTo("bearer"))
        .body("security.token", hasSize(1))
        .body("paths.'/api/v1/session'.post.security", hasSize(0));
  }

  private static ValidatableResponse document() {
    return when().get("/q/openapi?format=json").then().statusCode(200);
  }
}
