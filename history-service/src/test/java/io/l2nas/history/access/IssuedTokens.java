package io.l2nas.history.access;

import static io.restassured.RestAssured.given;

import org.eclipse.microprofile.config.ConfigProvider;

/** Tokens of the test's identity provider. */
final class IssuedTokens {
  static final String PATH = "/token";

  private IssuedTokens() {}

  /** What is right or wrong with a token. */
  enum Kind {
    GOOD,
    EXPIRED,
    OF_ANOTHER_SERVICE,
    FORGED
  }

  /**
   * A token.
   *
   * @param groups that its owner is in, with spaces between them
   */
  static String token(Kind kind, String name, String groups) {
    String issuer =
        ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url", String.class);
    return given()
        .body(kind + "\n" + name + "\n" + groups)
        .post(issuer + PATH)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }
}
