package io.l2nas.history;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;

import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
        .header("Content-Security-Policy", containsString("default-src 'self'"));
  }
}
