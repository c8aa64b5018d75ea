package io.l2nas.faults.deployment;

import io.l2nas.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** A PostgreSQL whose postmaster can be killed; it comes back on the same port. */
public final class Database implements AutoCloseable {
  private final Path data;
  private volatile EmbeddedPostgres postgres;
  private CompletableFuture<Void> back = CompletableFuture.completedFuture(null);

  private Database(Path data, EmbeddedPostgres postgres) {
    this.data = data;
    this.postgres = postgres;
  }

  static Database start(Path data) {
    return new Database(data, EmbeddedPostgres.start(data));
  }

  EmbeddedPostgres server() {
    return postgres;
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl(), postgres.username(), postgres.password());
  }

  /** SIGKILL of the postmaster; its children end by themselves when they notice. */
  public void kill() throws IOException {
    stayAway();
    back =
        CompletableFuture.runAsync(
            this::comeBack, task -> new Thread(task, "database-back").start());
  }

  /** SIGKILL; it does not come back before {@link #comeBack}. */
  public void stayAway() throws IOException {
    back.join();
    ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
  }

  /** Returns when it takes connections again, on the same port. */
  public void comeBack() {
    int port = postgres.port();
    postgres.close();
    postgres = EmbeddedPostgres.start(data, port);
  }

  /** Whether it has come back from the last kill. */
  public boolean isBack() {
    if (back.isCompletedExceptionally()) {
      back.join();
    }
    return back.isDone();
  }

  @Override
  public void close() {
    back.join();
    postgres.close();
  }

  private long postmaster() throws IOException {
    return Long.parseLong(Files.readAllLines(data.resolve("pgdata/postmaster.pid")).get(0).strip());
  }
}
