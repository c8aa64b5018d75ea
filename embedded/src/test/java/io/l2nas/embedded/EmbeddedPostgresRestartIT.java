package io.l2nas.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a database finds again on its folder, whatever it is that ended there before. */
class EmbeddedPostgresRestartIT {
  @TempDir Path data;

  @Test
  void goesOnAfterAnOrderlyStop() throws Exception {
    // Given
    String password;
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
      password = postgres.password();
      Rows.of(postgres).execute("CREATE TABLE kept AS SELECT 42 AS answer");
    }

    // When
    try (EmbeddedPostgres again = EmbeddedPostgres.start(data)) {

      // Then
      assertThat(again.password()).isEqualTo(password);
      assertThat(Rows.of(again).single("SELECT answer FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void whatWasKilledComesBackOnItsPort() throws Exception {
    // Given
    int port;
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
      port = postgres.port();
      Rows.of(postgres).execute("CREATE TABLE kept AS SELECT 42 AS answer");
      long postmaster =
          Long.parseLong(Files.readAllLines(data.resolve("pgdata/postmaster.pid")).get(0));
      ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();
    }

    // When
    try (EmbeddedPostgres again = EmbeddedPostgres.start(data, port)) {

      // Then
      assertThat(again.port()).isEqualTo(port);
      assertThat(Rows.of(again).single("SELECT answer FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void aSecondCloseLeavesTheNextHolderAlone() {
    // Given
    EmbeddedPostgres first = EmbeddedPostgres.start(data);
    first.close();
    try (EmbeddedPostgres second = EmbeddedPostgres.start(data)) {

      // When
      first.close();

      // Then
      assertThat(Ports.answersOnLoopback(second.port())).isTrue();
      assertThatThrownBy(() -> EmbeddedPostgres.start(data))
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void throwsAwayADatabaseThatWasOnlyHalfMade() throws Exception {
    // Given
    Path half = Files.createDirectories(data.resolve("pgdata.new"));
    Files.writeString(half.resolve("PG_VERSION"), "17");

    // When
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {

      // Then
      assertThat(Rows.of(postgres).single("SELECT 1")).isEqualTo("1");
      assertThat(half).doesNotExist();
    }
  }

  @Test
  void harmsNobodyWhoHasGotTheNumberOfAnEarlierServer() throws Exception {
    // Given
    EmbeddedPostgres.start(data).close();
    Process bystander = new ProcessBuilder("sleep", "600").start();
    Files.write(
        data.resolve("pgdata/postmaster.pid"),
        List.of(Long.toString(bystander.pid()), data.resolve("pgdata").toString()));

    // When
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {

      // Then
      assertThat(Rows.of(postgres).single("SELECT 1")).isEqualTo("1");
      assertThat(bystander.isAlive()).isTrue();
    } finally {
      bystander.destroy();
    }
  }

  @Test
  void refusesTheFolderOfAnotherVersion() throws Exception {
    // Given
    EmbeddedPostgres.start(data).close();
    Files.writeString(data.resolve("pgdata/PG_VERSION"), "12\n");

    // When
    // Then
    assertThatThrownBy(() -> EmbeddedPostgres.start(data))
        .hasMessageContaining(data.toRealPath().toString())
        .hasMessageContaining("PostgreSQL 12");
  }

  @Test
  void saysWhatPostgresSaysWhenItDoesNotStart() throws Exception {
    // Given
    EmbeddedPostgres.start(data).close();
    Files.writeString(data.resolve("pgdata/postgresql.conf"), "no_such_setting = 1\n");

    // When
    // Then
    assertThatThrownBy(() -> EmbeddedPostgres.start(data))
        .hasMessageContaining(data.toRealPath().toString())
        .hasMessageContaining("no_such_setting");
  }

  @Test
  void refusesAPathThatItCannotHandToAShell() throws Exception {
    // Given
    Path strange = data.resolve("a$b");

    // When
    // Then
    assertThatThrownBy(() -> EmbeddedPostgres.start(strange))
        .hasMessageContaining("a$b")
        .hasMessageContaining("one of the characters");
  }

  @Test
  void startsOnAPathWithSpacesAndQuotes() throws Exception {
    // Given
    Path strange = data.resolve("it's a path; really & *");

    // When
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(strange)) {

      // Then
      assertThat(Rows.of(postgres).single("SELECT 1")).isEqualTo("1");
    }
  }
}
