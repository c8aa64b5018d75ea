package io.l2nas.embedded.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * One real Kafka and one real PostgreSQL for all tests of a JVM, started by the first call and gone
 * with the JVM. All calls, from whichever thread or class loader, speak of the same two. Tests keep
 * apart by topics of their own and by {@link #createDatabase}.
 */
public final class TestInfrastructure {
  private TestInfrastructure() {}

  public static String bootstrapServers() {
    return addresses().bootstrapServers();
  }

  /** The database that every caller shares. */
  public static TestDatabase database() {
    return addresses().database();
  }

  /** A new and empty database; one of that name that was there is dropped, with its connections. */
  public static TestDatabase createDatabase(String name) {
    if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException(
          "The database name '%s' is not made of a-z, 0-9 and _".formatted(name));
    }
    TestDatabase fresh = database().named(name);
    try (Connection connection = connect(database());
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
      statement.execute("CREATE DATABASE " + name);
      return fresh;
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot create " + fresh.jdbcUrl(), e);
    }
  }

  private static TestAddresses addresses() {
    // The lock is one for all class loaders.
    synchronized (Runtime.getRuntime()) {
      Optional<TestAddresses> running = TestAddresses.publishedIn(System.getProperties());
      return running.orElseGet(TestInfrastructure::start);
    }
  }

  private static TestAddresses start() {
    TestAddresses started =
        InfrastructureChoice.ofThisJvm().usesDocker(DockerEngine::answers)
            ? DockerInfrastructure.start()
            : EmbeddedInfrastructure.start();
    started.publishIn(System.getProperties());
    return started;
  }

  /** Past DriverManager, which sees only the drivers of some class loaders. */
  private static Connection connect(TestDatabase database) throws SQLException {
    Properties account = new Properties();
    account.setProperty("user", database.username());
    account.setProperty("password", database.password());
    return new Driver().connect(database.jdbcUrl(), account);
  }
}
