package io.l2nas.history.access;

import static io.l2nas.history.access.IssuedTokens.token;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.l2nas.history.access.IssuedTokens.Kind;
import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Cookie;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How people sign in. */
@QuarkusTest
@TestProfile(SignInProfile.class)
@WithTestResource(LoopResource.class)
class SessionIT {
  private static final String SESSION = "/api/v1/session";

  @Test
  void aBrowserSignsInWithACookieThatNoScriptReadsAndNoOtherPageSends() {
    // When
    Cookie cookie = signIn(SignInProfile.ADMIN_TOKEN);

    // Then
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getSameSite()).isEqualTo("Strict");
    assertThat(cookie.getPath()).isEqualTo("/api/v1");
    given().cookie(cookie).get("/api/v1/tokens").then().statusCode(200);
  }

  @Test
  void aTokenOfTheProviderServesAsWell() {
    // Given
    Cookie cookie = signIn(token(Kind.GOOD, "ada", "staff l2nas:vision:member l2nas:evaluator"));

    // When // Then
    given()
        .cookie(cookie)
        .get(SESSION)
        .then()
        .statusCode(200)
        .body("name", equalTo("user ada"))
        .body("signInRequired", equalTo(true))
        .body("roles", hasSize(2))
        .body("roles[0].role", equalTo("evaluator"))
        .body("roles[0].team", nullValue())
        .body("roles[1].role", equalTo("member"))
        .body("roles[1].team", equalTo("vision"));
  }

  @Test
  void whoSignsOutIsForgotten() {
    // When
    Cookie cookie =
        given().delete(SESSION).then().statusCode(204).extract().detailedCookie(SignIn.COOKIE);

    // Then
    assertThat(cookie.getMaxAge()).isZero();
    assertThat(cookie.getValue()).isEmpty();
  }

  @Test
  void aTokenThatIsNoneIsRefusedAndNotRepeated() {
    // When // Then
    refused(post("no-such-token-0123456789")).body("detail", not(containsString("no-such-token")));
    refused(post(token(Kind.EXPIRED, "ada", "l2nas:admin")));
  }

  /** What no header can hold is complained of with the text itself, by whoever finds it there. */
  @ParameterizedTest
  @ValueSource(strings = {"a\\nb.c.d", "a\\u0000b.c.d", "t\u00f6ken.b.c", ""})
  void aTokenThatFitsNoHeaderIsRefused(String token) {
    refused(post(token)).body("detail", not(containsString("b.c")));
  }

  @Test
  void theEndOfTheLineOfAFileIsNoPartOfTheToken() {
    post(SignInProfile.ADMIN_TOKEN + "\\n").statusCode(200);
  }

  @Test
  void whoHasNoTokenIsToldHowToSendOne() {
    // When // Then
    refused(when().get("/api/v1/experiments").then())
        .header("WWW-Authenticate", equalTo("Bearer realm=\"l2nas\""))
        .body("detail", containsString("the request has no token"))
        .body("detail", containsString("'Authorization: Bearer TOKEN'"));
    refused(given().auth().preemptive().basic("ada", "secret").get("/api/v1/experiments").then());
  }

  @Test
  void whoHasNoRoleIsToldWhichIsNeeded() {
    // Given
    String token = token(Kind.GOOD, "ada", "staff l2nas:vision:boss");

    // When // Then
    given()
        .auth()
        .oauth2(token)
        .get("/api/v1/experiments")
        .then()
        .statusCode(403)
        .body(
            "detail",
            equalTo(
                "'user ada' has no role, and this needs a role in a team, such as l2nas:TEAM:viewer; ask an administrator"));
  }

  @Test
  void aPageOnThisMachineCannotUseTheCookieToChangeSomething() {
    // Given
    Cookie cookie = signIn(SignInProfile.ADMIN_TOKEN);

    // When // Then
    given()
        .cookie(cookie)
        .header("Origin", "http://localhost:1")
        .contentType("application/json")
        .body("{\"metric\":\"m\"}")
        .post("/api/v1/experiments")
        .then()
        .statusCode(403);
  }

  @Test
  void aCookieThatIsOutOfDateKeepsNobodyFromThePage() {
    // Given
    Cookie stale = new Cookie.Builder(SignIn.COOKIE, "l2nas_gone").build();

    // When // Then
    given().cookie(stale).get("/").then().statusCode(200);
    given().cookie(stale).get("/q/health/live").then().statusCode(200);
    given()
        .cookie(stale)
        .contentType("application/json")
        .body("{\"token\":\"" + SignInProfile.ADMIN_TOKEN + "\"}")
        .post(SESSION)
        .then()
        .statusCode(200);
  }

  private static Cookie signIn(String token) {
    return post(token).statusCode(200).extract().detailedCookie(SignIn.COOKIE);
  }

  private static ValidatableResponse post(String token) {
    return given()
        .contentType("application/json")
        .body("{\"token\":\"" + token + "\"}")
        .post(SESSION)
        .then();
  }

  private static ValidatableResponse refused(ValidatableResponse answer) {
    return answer
        .statusCode(401)
        .contentType("application/problem+json")
        .body("status", equalTo(401));
  }
}
