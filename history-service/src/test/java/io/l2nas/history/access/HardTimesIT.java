package io.l2nas.history.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.notNullValue;

import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Without the identity provider the others still come in, and whoever asks too much waits. */
@QuarkusTest
@TestProfile(HardTimesProfile.class)
@WithTestResource(LoopResource.class)
class HardTimesIT {
  /** It says that it is somebody's, and only the provider could tell. */
  private static final String OF_THE_PROVIDER = "eyJhbGciOiJSUzI1NiIsImtpZCI6Im9uZSJ9.e30.c2ln";

  /** So many requests take no minute, however slow the machine is. */
  private static final int ENOUGH = 100;

  @Test
  void aTokenOfAProviderThatIsAwayIsToBeTriedAgain() {
    // When // Then
    pools(OF_THE_PROVIDER)
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("detail", containsString("the identity provider does not answer"));
    pools(SignInProfile.EVALUATOR_TOKEN).statusCode(200);
  }

  @Test
  void oneTooManyIsToldWhenToComeBackAndOthersAreNot() {
    // When
    ValidatableResponse refused =
        Stream.generate(() -> pools(SignInProfile.ADMIN_TOKEN))
            .limit(ENOUGH)
            .filter(answer -> answer.extract().statusCode() != 200)
            .findFirst()
            .orElseThrow();

    // Then
    refused
        .statusCode(429)
        .contentType("application/problem+json")
        .body("title", equalTo("Too Many Requests"))
        .body("detail", containsString("more than 10 answers a minute"))
        .header("Retry-After", Integer::parseInt, greaterThan(0));
    pools(SignInProfile.EVALUATOR_TOKEN).statusCode(200);
  }

  private static ValidatableResponse pools(String token) {
    return given().auth().oauth2(token).get("/api/v1/pools").then();
  }
}
