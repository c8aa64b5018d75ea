package io.l2nas.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.standalone.client.LocalServer;
import io.l2nas.standalone.command.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCommandTest {
  private final LocalServer server = new LocalServer();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void theTokenAloneIsOnStdout() {
    // When
    Run run = run("token", "create", "nightly", "--role", "member", "--team", "vision");

    // Then
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo("l2nas_secret\n");
    assertThat(run.err()).contains("this is tok-1; nobody can show it again");
  }

  @Test
  void tokensAreListedAndRevoked() {
    // Given
    run("token", "create", "nightly", "--role", "member", "--team", "vision");

    // When // Then
    assertThat(run("token", "list").out())
        .contains("tok-1", "nightly", "member", "vision", "2026-11-28", "ada", "it is revoked")
        .doesNotContain("l2nas_secret");
    assertThat(run("token", "revoke", "tok-1").out()).isEqualTo("tok-1 is revoked\n");
    Run unknown = run("token", "revoke", "tok-9");
    assertThat(unknown.code()).isEqualTo(5);
    assertThat(unknown.err()).contains("token 'tok-9' is unknown");
  }

  @Test
  void whatIsNotValidIsSaidBeforeTheServerIsAsked() {
    // When
    Run run = run("token", "create", "x", "--role", "admin", "--days", "0");

    // Then
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("days is 0; it must be from 1 to 3650");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aCommandSignsInWithTheTokenOfAFile() throws IOException {
    // Given
    server.admit("l2nas_right");
    Path token = Files.writeString(folder.resolve("token"), "l2nas_right\n");

    // When // Then
    assertThat(run("pool", "--token-file", token.toString()).code()).isZero();
  }

  @Test
  void whoHasNoneIsToldHowToGiveOne() {
    // Given
    server.admit("l2nas_right");

    // When
    Run run = run("list");

    // Then
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.err())
        .isEqualTo(
            "l2nas list: the server wants to know who asks: the request has no token; give a valid one with --token-file FILE, or in $L2NAS_TOKEN\n");
  }

  @Test
  void aTokenFileThatIsNotThereIsNamed() {
    // When
    Run run = run("list", "--token-file", folder.resolve("none").toString());

    // Then
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("--token-file: there is no file");
  }

  private Run run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--server", server.address().toString()));
    return new Cli().run(all.toArray(String[]::new));
  }
}
