package io.l2nas.history.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.history.config.AccessConfig.SignIn;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartCheckTest {
  private static final Optional<String> NONE = Optional.empty();

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
  void nobodyNeedsToSignInWhereNobodyElseIs(String host) {
    // When // Then
    assertThat(StartCheck.complaint(SignIn.OFF, host, false, NONE, NONE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7", "no such host"})
  void whereOthersAreSomebodyHasToSignIn(String host) {
    // When // Then
    assertThat(StartCheck.complaint(SignIn.OFF, host, true, NONE, NONE).orElseThrow())
        .contains("l2nas.access.sign-in is 'off' and quarkus.http.host is '" + host + "'")
        .contains("set l2nas.access.sign-in=required, or quarkus.http.host=127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({"true,,", "false,https://id.example.com,l2nas", "true,https://id.example.com,l2nas"})
  void startsWhereSomebodyCanSignIn(boolean admin, String issuer, String audience) {
    // When // Then
    assertThat(complaint(admin, issuer, audience)).isEmpty();
  }

  @Test
  void refusesToStartWhereNobodyCanSignIn() {
    // When // Then
    assertThat(complaint(false, null, null).orElseThrow())
        .contains("set l2nas.access.admin-token-file, or quarkus.oidc.auth-server-url");
  }

  @Test
  void refusesAnIssuerWhoseTokensForOthersWouldBeTaken() {
    // When // Then
    assertThat(complaint(true, "https://id.example.com", null).orElseThrow())
        .contains("quarkus.oidc.token.audience is missing");
  }

  private static Optional<String> complaint(boolean admin, String issuer, String audience) {
    return StartCheck.complaint(
        SignIn.REQUIRED,
        "0.0.0.0",
        admin,
        Optional.ofNullable(issuer),
        Optional.ofNullable(audience));
  }
}
