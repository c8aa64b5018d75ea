package io.l2nas.history.access;

import static io.l2nas.history.access.IssuedTokens.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.history.access.IssuedTokens.Kind;
import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who did what is on record. */
@QuarkusTest
@TestProfile(SignInProfile.class)
@WithTestResource(LoopResource.class)
class AuditIT {
  private static final String EXPERIMENTS = "/api/v1/experiments";

  @TestHTTPResource URI root;

  @Test
  void whatSomebodyChangesIsRecordedAndWhatTheyMayNotAsWell() {
    // Given
    String member = token(Kind.GOOD, "ada", "l2nas:audited:member");
    String viewer = token(Kind.GOOD, "eve", "l2nas:audited:viewer");

    // When
    String id =
        given()
            .auth()
            .oauth2(member)
            .contentType("application/json")
            .body("{\"metric\":\"m\",\"team\":\"audited\"}")
            .post(EXPERIMENTS)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    given().auth().oauth2(viewer).get(EXPERIMENTS + "/" + id).then().statusCode(200);
    given().auth().oauth2(viewer).post(EXPERIMENTS + "/" + id + "/pause").then().statusCode(403);
    given().auth().oauth2(member).post(EXPERIMENTS + "/" + id + "/pause").then().statusCode(200);
    given().post(EXPERIMENTS + "/" + id + "/cancel").then().statusCode(401);

    // Then
    assertThat(acts("?team=audited").stream().map(AuditIT::withoutTime))
        .containsExactly(
            act("user ada", "POST /api/v1/experiments/{id}/pause", id + "/pause", 200),
            act("user eve", "POST /api/v1/experiments/{id}/pause", id + "/pause", 403),
            act("user ada", "POST /api/v1/experiments", id, 201));
  }

  @Test
  void whoSignsInIsRecordedAndNotWithWhat() {
    // When
    given()
        .contentType("application/json")
        .body("{\"token\":\"" + SignInProfile.EVALUATOR_TOKEN + "\"}")
        .post("/api/v1/session")
        .then()
        .statusCode(200);

    // Then
    Map<String, Object> act = acts("?limit=1").get(0);
    assertThat(act)
        .containsEntry("caller", "evaluator token file")
        .containsEntry("action", "POST /api/v1/session");
    assertThat(act.toString()).doesNotContain(SignInProfile.EVALUATOR_TOKEN);
  }

  @Test
  void theLogIsReadPageByPage() throws Exception {
    // Given
    Endpoints endpoints = new Endpoints(root, SignInProfile.ADMIN_TOKEN);
    for (int i = 0; i < 3; i++) {
      endpoints.newExperiment("paged");
    }

    // When
    JsonPath first = page("?team=paged&limit=2");
    JsonPath second = page("?team=paged&limit=2&cursor=" + first.getString("next"));

    // Then
    assertThat(first.getList("items")).hasSize(2);
    assertThat(second.getList("items")).hasSize(1);
    assertThat(second.getString("next")).isNull();
  }

  private static Map<String, Object> act(String caller, String action, String object, int status) {
    return Map.of(
        "caller", caller,
        "action", action,
        "object", EXPERIMENTS + "/" + object,
        "team", "audited",
        "status", status);
  }

  private static Map<String, Object> withoutTime(Map<String, Object> act) {
    act.remove("at");
    return act;
  }

  private static List<Map<String, Object>> acts(String query) {
    return page(query).getList("items");
  }

  private static JsonPath page(String query) {
    return given()
        .auth()
        .oauth2(SignInProfile.ADMIN_TOKEN)
        .get("/api/v1/audit" + query)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
