package io.l2nas.history;

import static io.l2nas.history.ExperimentsApi.problem;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A page of somebody else cannot show the dashboard in a frame, and the dashboard loads nothing
 * from elsewhere.
 */
@QuarkusTest
@WithTestResource(LoopResource.class)
class PageHeadersIT {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/index.html", "/dashboard/main.js"})
  void everyPartOfThePageIsGuarded(String path) {
    // When // Then
    when()
        .get(path)
        .then()
        .statusCode(200)
        .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
        .header("Content-Security-Policy", containsString("default-src 'self'"))
        .header("Content-Security-Policy", not(containsString("unsafe")))
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header("Referrer-Policy", equalTo("no-referrer"));
  }

  @Test
  void whatOneCallerSeesIsNotKeptForTheNext() {
    // When // Then
    when().get("/api/v1/pools").then().statusCode(200).header("Cache-Control", "no-store");
  }

  @Test
  void aPageOfAnotherServerMayReadNothing() {
    // When // Then
    given()
        .header("Origin", "https://elsewhere.example")
        .get("/api/v1/pools")
        .then()
        .header("Access-Control-Allow-Origin", nullValue());
  }

  /** A page of somebody may give this machine's address a name of its own. */
  @Test
  void aServiceThatAsksNobodyIsCalledByItsOwnNameOnly() {
    // When // Then
    problem(given().header("Host", "elsewhere.example").get("/api/v1/pools").then(), 403)
        .body("detail", containsString("Host is 'elsewhere.example'"));
    given().header("Host", "127.0.0.1:8420").get("/api/v1/pools").then().statusCode(200);
  }

  /** Else it could, as nobody is asked to sign in here: browsers send a form wherever it says. */
  @Test
  void aPageOfAnotherServerMayChangeNothing() {
    // When // Then
    problem(
            given()
                .header("Origin", "https://elsewhere.example")
                .post("/api/v1/experiments/exp-1/cancel")
                .then(),
            403)
        .body("detail", containsString("Origin and Host differ"));
  }
}
