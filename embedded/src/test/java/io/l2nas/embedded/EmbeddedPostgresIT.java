package io.l2nas.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client can count on while the database runs. */
class EmbeddedPostgresIT {
  @TempDir static Path data;
  static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() {
    postgres = EmbeddedPostgres.start(data);
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void hasItsDatabaseAtTheAddressItSays() throws Exception {
    // Given
    String address = "postgresql://127.0.0.1:%d/l2nas".formatted(postgres.port());

    // When
    String database = Rows.of(postgres).single("SELECT current_database()");

    // Then
    assertThat(database).isEqualTo(postgres.database()).isEqualTo("l2nas");
    assertThat(postgres.reactiveUrl()).isEqualTo(address);
    assertThat(postgres.jdbcUrl()).isEqualTo("jdbc:" + address);
  }

  @Test
  void listensOnLoopbackOnly() throws Exception {
    // Given
    Optional<InetAddress> outside = Ports.outsideAddress();
    assumeTrue(outside.isPresent(), "this machine has no address but loopback");

    // When
    boolean reachable = Ports.answers(outside.get(), postgres.port());

    // Then
    assertThat(reachable).isFalse();
    assertThat(Ports.answersOnLoopback(postgres.port())).isTrue();
  }

  @Test
  void letsNobodyInWithoutItsPassword() throws Exception {
    // Given
    Rows stranger = new Rows(postgres.jdbcUrl(), postgres.username(), "wrong");

    // When
    // Then
    assertThatThrownBy(stranger::connect)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("password"))))
        .isEqualTo("rw-------");
  }

  @Test
  void isDurableAndSpeaksUnicode() throws Exception {
    // Given
    Rows rows = Rows.of(postgres);

    // When
    String durable =
        rows.single(
            "SELECT concat_ws(' ', current_setting('fsync'), current_setting('synchronous_commit'),"
                + " current_setting('full_page_writes'))");

    // Then
    assertThat(durable).isEqualTo("on on on");
    assertThat(rows.single("SHOW server_encoding")).isEqualTo("UTF8");
    assertThat(rows.single("SELECT lower('ÄΑ')")).isEqualTo("äα");
    assertThat(
            rows.single("SELECT string_agg(x, '' ORDER BY x) FROM unnest('{b,B,a,A}'::text[]) x"))
        .isEqualTo("ABab");
  }

  @Test
  void refusesAFolderThatIsInUse() {
    assertThatThrownBy(() -> EmbeddedPostgres.start(data))
        .isInstanceOf(InfrastructureException.class)
        .hasMessageContaining(data.toAbsolutePath().toString())
        .hasMessageContaining("process " + ProcessHandle.current().pid());
    assertThat(Ports.answersOnLoopback(postgres.port())).isTrue();
  }
}
