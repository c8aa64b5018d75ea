package io.l2nas.embedded;

import io.l2nas.embedded.InfrastructureException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Broker and database together, started side by side, in the sub-folders {@code kafka} and {@code
 * postgres}. Both start or neither does. A folder that is given is kept; without one, a temporary
 * folder is used and deleted when this is closed or when the JVM dies.
 */
public final class Infrastructure implements AutoCloseable {
  private final EmbeddedKafka kafka;
  private final EmbeddedPostgres postgres;
  private final Optional<Path> temporary;

  private Infrastructure(EmbeddedKafka kafka, EmbeddedPostgres postgres, Optional<Path> temporary) {
    this.kafka = kafka;
    this.postgres = postgres;
    this.temporary = temporary;
  }

  /** Returns when both take requests. */
  public static Infrastructure start(Optional<Path> data) {
    return data.map(Infrastructure::startKept).orElseGet(Infrastructure::startTemporary);
  }

  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  public EmbeddedPostgres postgres() {
    return postgres;
  }

  /**
   * Stops both in order; a second call does nothing. The database goes last: a temporary folder
   * goes with it.
   */
  @Override
  public void close() {
    try (postgres) {
      kafka.close();
    }
    temporary.ifPresent(Infrastructure::delete);
  }

  private static Infrastructure startKept(Path root) {
    return start(root, () -> EmbeddedPostgres.start(root.resolve("postgres")), Optional.empty());
  }

  private static Infrastructure startTemporary() {
    Path root = temporaryFolder();
    try {
      return start(
          root,
          () -> EmbeddedPostgres.startTemporary(root.resolve("postgres"), root),
          Optional.of(root));
    } catch (RuntimeException | Error e) {
      delete(root);
      throw e;
    }
  }

  private static Infrastructure start(
      Path root, Supplier<EmbeddedPostgres> postgresStart, Optional<Path> temporary) {
    CompletableFuture<EmbeddedPostgres> postgres =
        CompletableFuture.supplyAsync(
            postgresStart, start -> new Thread(start, "l2nas-postgres-start").start());
    EmbeddedKafka kafka = startKafka(root.resolve("kafka"), postgres);
    try {
      return new Infrastructure(kafka, postgres.join(), temporary);
    } catch (CompletionException e) {
      kafka.close();
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static EmbeddedKafka startKafka(Path data, CompletableFuture<EmbeddedPostgres> postgres) {
    try {
      return EmbeddedKafka.start(data);
    } catch (RuntimeException | Error e) {
      postgres
          .thenAccept(EmbeddedPostgres::close)
          .exceptionally(
              alsoFailed -> {
                e.addSuppressed(alsoFailed);
                return null;
              })
          .join();
      throw e;
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("l2nas-data-").toRealPath();
    } catch (IOException e) {
      throw new InfrastructureException(
          Reason.FOLDER_UNUSABLE,
          "Cannot make a temporary folder in %s (%s). Give a data folder, or set -Djava.io.tmpdir."
              .formatted(System.getProperty("java.io.tmpdir"), e),
          e);
    }
  }

  private static void delete(Path folder) {
    try {
      FolderTree.delete(folder);
    } catch (IOException e) {
      throw new InfrastructureException(
          Reason.STOP_FAILED,
          "Cannot delete the temporary folder %s (%s). Delete it by hand.".formatted(folder, e),
          e);
    }
  }
}
