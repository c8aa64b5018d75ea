package io.l2nas.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;

/** Starts a database and commits rows, saying how many are committed, until it is killed. */
final class PostgresChild {
  static final String COUNT = "SELECT count(*) FROM number";

  private PostgresChild() {}

  public static void main(String[] arguments) throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]));
        Connection connection = Rows.of(postgres).connect();
        Statement statement = connection.createStatement()) {
      System.out.println("watchdog=" + watchdog());
      System.out.println("port=" + postgres.port());
      statement.execute("CREATE TABLE number (value int PRIMARY KEY)");
      for (int number = 0; ; number++) {
        statement.execute("INSERT INTO number VALUES (" + number + ")");
        System.out.println("committed=" + (number + 1));
      }
    }
  }

  private static long watchdog() {
    return ProcessHandle.current()
        .children()
        .filter(child -> List.of(child.info().arguments().orElseThrow()).contains("l2nas-postgres"))
        .findFirst()
        .orElseThrow()
        .pid();
  }
}
