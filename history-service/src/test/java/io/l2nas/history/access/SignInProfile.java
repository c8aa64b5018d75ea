package io.l2nas.history.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Everybody signs in: with a token of an issuer, of ours, or of a file. */
public class SignInProfile implements QuarkusTestProfile {
  public static final String ADMIN_TOKEN = "the-token-of-the-first-administrator";
  static final String EVALUATOR_TOKEN = "the-token-of-whoever-adds-evaluators";

  @Override
  public Map<String, String> getConfigOverrides() {
    Issuer issuer = Issuer.start();
    return Map.of(
        "l2nas.access.sign-in",
        "required",
        "l2nas.access.admin-token-file",
        file("admin", ADMIN_TOKEN),
        "l2nas.access.evaluator-token-file",
        file("evaluator", EVALUATOR_TOKEN),
        "quarkus.oidc.auth-server-url",
        issuer.address(),
        "quarkus.oidc.token.audience",
        Issuer.AUDIENCE,
        // The matrix asks more of one minute than people do.
        "l2nas.access.reads-per-minute",
        "100000",
        "l2nas.access.writes-per-minute",
        "100000",
        "l2nas.limits.experiments-per-team",
        "100000",
        "l2nas.limits.experiments",
        "100000");
  }

  private static String file(String name, String token) {
    try {
      Path file = Files.createTempFile(name, ".token");
      file.toFile().deleteOnExit();
      return Files.writeString(file, token + "\n").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
