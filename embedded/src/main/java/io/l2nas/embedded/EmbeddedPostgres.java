package io.l2nas.embedded;

import io.l2nas.embedded.InfrastructureException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A real PostgreSQL, as a child process, on loopback, with one database and its owner. It keeps its
 * rows in the folder it is given; what was committed is there at the next start, after {@link
 * #close} as after a kill of the JVM. The server never outlives the JVM for long: it is stopped
 * when the JVM ends, however it ends, and a server that is left over all the same is stopped by the
 * next start on its folder.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private final FolderLock lock;
  private final Watchdog watchdog;
  private final int port;
  private final String password;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedPostgres(FolderLock lock, Watchdog watchdog, int port, String password) {
    this.lock = lock;
    this.watchdog = watchdog;
    this.port = port;
    this.password = password;
  }

  /** Returns when the database takes connections; the folder is made if it is not there. */
  public static EmbeddedPostgres start(Path data) {
    return start(data, Optional.empty(), FreePorts::startOnFreePort);
  }

  /**
   * On a port of the caller's choice, for a server that others know by its port and that was
   * killed.
   *
   * @throws InfrastructureException {@code PORT_TAKEN} if the port is not free
   */
  public static EmbeddedPostgres start(Path data, int port) {
    return start(data, Optional.empty(), starter -> starter.on(port));
  }

  /**
   * Without a care for durability, and with a folder around the data that is deleted when the
   * server has stopped.
   */
  static EmbeddedPostgres startTemporary(Path data, Path deletedAfterwards) {
    return start(data, Optional.of(deletedAfterwards), FreePorts::startOnFreePort);
  }

  public String host() {
    return FreePorts.HOST;
  }

  public int port() {
    return port;
  }

  public String database() {
    return PostgresFolder.DATABASE;
  }

  /** A superuser of this server. */
  public String username() {
    return PostgresFolder.USER;
  }

  /** Made at random for each folder, and kept in it for its owner's eyes. */
  public String password() {
    return password;
  }

  public String jdbcUrl() {
    return "jdbc:" + reactiveUrl();
  }

  public String reactiveUrl() {
    return "postgresql://%s:%d/%s".formatted(host(), port, database());
  }

  /** Ends all connections and stops in order; a second call does nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try (lock) {
        watchdog.close();
      }
    }
  }

  /** Where it shall listen. */
  private interface Ports {
    EmbeddedPostgres start(FreePorts.Start<EmbeddedPostgres> server) throws IOException;
  }

  private static EmbeddedPostgres start(Path data, Optional<Path> temporary, Ports ports) {
    FolderLock lock = FolderLock.take(data);
    try {
      return start(lock, temporary, ports);
    } catch (IOException e) {
      lock.close();
      throw failure(lock.folder(), e);
    } catch (InterruptedException e) {
      lock.close();
      Thread.currentThread().interrupt();
      throw failure(lock.folder(), e);
    } catch (RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  private static EmbeddedPostgres start(FolderLock lock, Optional<Path> temporary, Ports ports)
      throws IOException, InterruptedException {
    PostgresPrograms programs = PostgresPrograms.ofThisMachine();
    PostgresFolder folder = new PostgresFolder(lock.folder());
    new LeftoverPostmaster(folder).stop();
    folder.createIfNew(programs, temporary.isPresent());
    String password = folder.password();
    return ports.start(
        port ->
            new EmbeddedPostgres(
                lock, Watchdog.start(programs, folder, port, temporary), port, password));
  }

  private static InfrastructureException failure(Path folder, Exception cause) {
    return new InfrastructureException(
        Reason.START_FAILED,
        "PostgreSQL did not start on %s (%s).".formatted(folder, cause),
        cause);
  }
}
