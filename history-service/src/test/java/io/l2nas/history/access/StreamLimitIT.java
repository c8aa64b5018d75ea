package io.l2nas.history.access;

import static io.l2nas.history.access.IssuedTokens.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.l2nas.history.access.IssuedTokens.Kind;
import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One team that watches with all it has leaves room for others. */
@QuarkusTest
@TestProfile(SignInProfile.class)
@WithTestResource(LoopResource.class)
class StreamLimitIT {
  private static final int MOST = 250;
  private static final String STREAM = "/api/v1/stream";

  @TestHTTPResource URI root;

  @Test
  void thoseOfTheSameRolesHaveAQuarterOfAllStreams() throws Exception {
    // Given
    String greedy = token(Kind.GOOD, "ada", "l2nas:greedy:viewer");
    String mate = token(Kind.GOOD, "grace", "l2nas:greedy:viewer");
    String other = token(Kind.GOOD, "alan", "l2nas:modest:viewer");
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    List<HttpResponse<InputStream>> open = new ArrayList<>();

    // When
    try {
      for (int i = 0; i < MOST; i++) {
        open.add(client.send(stream(greedy), BodyHandlers.ofInputStream()));
      }

      // Then
      assertThat(open).extracting(HttpResponse::statusCode).containsOnly(200);
      given()
          .auth()
          .oauth2(mate)
          .get(STREAM)
          .then()
          .statusCode(429)
          .body("detail", containsString("l2nas:greedy:viewer has 250 streams open here"));
      open.add(client.send(stream(other), BodyHandlers.ofInputStream()));
      open.add(client.send(stream(SignInProfile.ADMIN_TOKEN), BodyHandlers.ofInputStream()));
      assertThat(open).extracting(HttpResponse::statusCode).containsOnly(200);
    } finally {
      for (HttpResponse<InputStream> response : open) {
        response.body().close();
      }
    }
  }

  private HttpRequest stream(String token) {
    return HttpRequest.newBuilder(root.resolve(STREAM))
        .header("Authorization", "Bearer " + token)
        .build();
  }
}
