package io.l2nas.faults.restore;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The rows of a ledger as they were at one moment, a file for each table: what {@code pg_dump
 * --data-only} writes, without a program that has to be of the server's version.
 */
record Dump(Path folder) {
  private static final String TABLES =
      "select table_name from information_schema.tables where table_schema = 'public' and"
          + " table_name <> 'flyway_schema_history' order by 1";

  /** Writes all rows of one snapshot while others go on writing; the folder must be empty. */
  void write(Connection database) throws SQLException, IOException {
    database.setAutoCommit(false);
    database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    database.setReadOnly(true);
    for (String table : tables(database)) {
      try (OutputStream file = Files.newOutputStream(file(table))) {
        copies(database).copyOut("copy " + table + " to stdout (format binary)", file);
      }
    }
    database.commit();
  }

  /** Replaces all rows of a ledger of the same version by those. */
  void load(Connection database) throws SQLException, IOException {
    database.setAutoCommit(false);
    List<String> tables = tables(database);
    try (Statement statement = database.createStatement()) {
      // Rows come table by table, and refer to others that may come later.
      statement.execute("set local session_replication_role = replica");
      statement.execute("truncate " + String.join(", ", tables));
    }
    for (String table : tables) {
      try (InputStream file = Files.newInputStream(file(table))) {
        copies(database).copyIn("copy " + table + " from stdin (format binary)", file);
      }
    }
    database.commit();
  }

  private Path file(String table) {
    return folder.resolve(table + ".copy");
  }

  private static CopyManager copies(Connection database) throws SQLException {
    return database.unwrap(PGConnection.class).getCopyAPI();
  }

  private static List<String> tables(Connection database) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }
}
