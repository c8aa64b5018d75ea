package io.l2nas.history.access;

import static io.l2nas.history.access.IssuedTokens.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.l2nas.history.access.IssuedTokens.Kind;
import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody sees what is another team's, in whatever list. */
@QuarkusTest
@TestProfile(SignInProfile.class)
@WithTestResource(LoopResource.class)
class VisibilityIT {
  private static final String EXPERIMENTS = "/api/v1/experiments";

  @TestHTTPResource URI root;

  private String own;
  private String others;
  private String viewer;

  @BeforeEach
  void submit() throws Exception {
    Endpoints endpoints = new Endpoints(root, SignInProfile.ADMIN_TOKEN);
    own = endpoints.newExperiment("seen");
    others = endpoints.newExperiment("hidden");
    viewer = token(Kind.GOOD, "ada", "l2nas:seen:viewer");
  }

  @Test
  void aPageIsFullOfWhatOnesTeamHas() {
    // When
    ValidatableResponse page = get(EXPERIMENTS + "?limit=1").statusCode(200);

    // Then
    page.body("items", hasSize(1)).body("items[0].id", equalTo(own));
    List<String> teams = get(EXPERIMENTS).extract().path("items.team");
    assertThat(Set.copyOf(teams)).containsExactly("seen");
    get(EXPERIMENTS + "?team=hidden").body("items", hasSize(0));
  }

  @Test
  void whatIsHiddenIsAnsweredAsWhatIsNotThere() {
    // When
    String hidden = get(EXPERIMENTS + "/" + others).statusCode(404).extract().path("detail");
    String missing = get(EXPERIMENTS + "/exp-none").statusCode(404).extract().path("detail");

    // Then
    assertThat(hidden.replace(others, "exp-none")).isEqualTo(missing);
    get(EXPERIMENTS + "?cursor=" + others)
        .statusCode(400)
        .body("detail", containsString("it must be the 'next' of the page before"));
  }

  @Test
  void onlyOnesOwnTeamsAreListed() {
    // Given
    for (String team : List.of("seen", "hidden")) {
      given()
          .auth()
          .oauth2(SignInProfile.ADMIN_TOKEN)
          .contentType("application/json")
          .body("{\"weight\":2}")
          .put("/api/v1/teams/" + team)
          .then()
          .statusCode(200);
    }

    // When // Then
    get("/api/v1/teams").body("items.team", equalTo(List.of("seen")));
    get("/api/v1/teams/hidden").statusCode(404);
    get("/api/v1/teams/no-team").statusCode(404);
  }

  private ValidatableResponse get(String path) {
    return given().auth().oauth2(viewer).get(path).then();
  }
}
