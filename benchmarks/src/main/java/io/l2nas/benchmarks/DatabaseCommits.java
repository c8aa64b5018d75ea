package io.l2nas.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The other part of the floor: one row written and committed, on the server of the ledger. */
final class DatabaseCommits implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement insert;

  DatabaseCommits(String jdbcUrl, String password) throws SQLException {
    connection = DriverManager.getConnection(jdbcUrl, "l2nas", password);
    try (Statement create = connection.createStatement()) {
      create.execute("create table benchmark_row (id bigserial primary key, content text)");
    }
    insert = connection.prepareStatement("insert into benchmark_row (content) values (?)");
  }

  /** Commits so many rows, one after the other. */
  List<Duration> commit(int rows, int bytes) throws SQLException {
    List<Duration> durations = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      long start = System.nanoTime();
      insert.setString(1, "x".repeat(bytes));
      insert.executeUpdate();
      durations.add(Duration.ofNanos(System.nanoTime() - start));
    }
    return durations;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
