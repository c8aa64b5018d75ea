package io.l2nas.history.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens of scripts, from their making to their end. */
@QuarkusTest
@TestProfile(SignInProfile.class)
@WithTestResource(LoopResource.class)
class TokensIT {
  private static final String TOKENS = "/api/v1/tokens";

  @Inject DataSource database;

  @Test
  void aTokenIsToldOnceAndKeptNowhere() throws SQLException {
    // When
    JsonPath made =
        make("{\"name\":\"nightly\",\"role\":\"member\",\"team\":\"vision\",\"days\":30}")
            .statusCode(201)
            .header("Location", startsWith("http"))
            .body("createdBy", equalTo("admin token file"))
            .body("expiresAt", notNullValue())
            .body("revokedAt", nullValue())
            .extract()
            .jsonPath();

    // Then
    String token = made.getString("token");
    assertThat(token).startsWith("l2nas_").hasSize(49);
    String listed = admin().get(TOKENS).then().statusCode(200).extract().asString();
    assertThat(listed).contains(made.getString("id")).doesNotContain(token.substring(6));
    assertThat(stored(made.getString("id"))).doesNotContain(token.substring(6));
    given()
        .auth()
        .oauth2(token)
        .get("/api/v1/session")
        .then()
        .body("name", equalTo("token nightly (" + made.getString("id") + ")"))
        .body("roles[0].team", equalTo("vision"));
  }

  @Test
  void aRevokedTokenIsWorthNothingAtOnceAndStaysInTheList() {
    // Given
    JsonPath made =
        make("{\"name\":\"lost\",\"role\":\"evaluator\"}").statusCode(201).extract().jsonPath();
    String id = made.getString("id");
    pools(made).statusCode(200);

    // When
    admin().delete(TOKENS + "/" + id).then().statusCode(204);

    // Then
    pools(made).statusCode(401);
    admin()
        .get(TOKENS)
        .then()
        .body("items.find { it.id == '" + id + "' }.revokedAt", notNullValue());
  }

  @Test
  void aTokenEndsWhenItWasSaidTo() throws SQLException {
    // Given
    JsonPath made =
        make("{\"name\":\"short\",\"role\":\"evaluator\",\"days\":1}")
            .statusCode(201)
            .extract()
            .jsonPath();
    pools(made).statusCode(200);

    // When
    aDayPasses(made.getString("id"));

    // Then
    pools(made).statusCode(401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"role":"admin"}                              | name is missing; it is required
          {"name":"x","role":"boss"}                    | role is 'boss'; it must be one of viewer, member, evaluator, admin
          {"name":"x","role":"member"}                  | team is missing; role 'member' is a role in a team
          {"name":"x","role":"admin","team":"a"}        | team is 'a'; role 'admin' is a role in all teams, so leave the team out
          {"name":"x","role":"viewer","team":"a b"}     | team is 'a b'; it must be 1 to 100 letters
          {"name":"x","role":"admin","days":0}          | days is 0; it must be from 1 to 3650
          {"name":" ","role":"admin"}                   | name is ' '; it must not be blank
          """)
  void whatIsNotValidIsRefused(String body, String detail) {
    // When // Then
    make(body).statusCode(400).body("detail", startsWith(detail));
  }

  @Test
  void aTokenThatIsNotThereCannotBeRevoked() {
    // When // Then
    admin()
        .delete(TOKENS + "/tok-nothing")
        .then()
        .statusCode(404)
        .body("detail", startsWith("token 'tok-nothing' is unknown"));
  }

  private static ValidatableResponse make(String body) {
    return admin().contentType("application/json").body(body).post(TOKENS).then();
  }

  private static ValidatableResponse pools(JsonPath made) {
    return given().auth().oauth2(made.getString("token")).get("/api/v1/pools").then();
  }

  private static RequestSpecification admin() {
    return given().auth().oauth2(SignInProfile.ADMIN_TOKEN);
  }

  private String stored(String id) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement row =
            connection.prepareStatement("select t::text from api_token t where id = ?")) {
      row.setString(1, id);
      try (ResultSet found = row.executeQuery()) {
        assertThat(found.next()).isTrue();
        return found.getString(1);
      }
    }
  }

  private void aDayPasses(String id) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "update api_token set expires_at = expires_at - interval '1 day' where id = ?")) {
      update.setString(1, id);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }
}
