package io.l2nas.embedded.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** The singleton that other modules' tests rest on. */
class SharedInfrastructureIT {
  @Test
  void givesEachCallerAnEmptyDatabase() throws Exception {
    // Given
    TestDatabase first = TestInfrastructure.createDatabase("first");
    execute(first, "CREATE TABLE mine (value int)");

    // When
    TestDatabase second = TestInfrastructure.createDatabase("second");
    TestDatabase firstAgain = TestInfrastructure.createDatabase("first");

    // Then
    execute(second, "CREATE TABLE mine (value int)");
    execute(firstAgain, "CREATE TABLE mine (value int)");
    assertThat(firstAgain).isEqualTo(first);
  }

  @Test
  void dropsADatabaseThatIsStillConnected() throws Exception {
    // Given
    TestDatabase database = TestInfrastructure.createDatabase("busy");

    // When
    try (Connection connection = connect(database)) {
      TestInfrastructure.createDatabase("busy");

      // Then
      assertThat(connection.isValid(10)).isFalse();
    }
  }

  @Test
  void refusesANameThatIsSql() {
    assertThatThrownBy(() -> TestInfrastructure.createDatabase("x; DROP"))
        .hasMessageContaining("x; DROP");
  }

  @Test
  void hasABroker() throws Exception {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", TestInfrastructure.bootstrapServers()))) {
      assertThat(admin.describeCluster().nodes().get()).hasSize(1);
    }
  }

  @Test
  void isOneForAllClassLoaders() throws Exception {
    // Given
    String here = TestInfrastructure.bootstrapServers();

    // When
    String there = bootstrapServersInAnotherClassLoader();

    // Then
    assertThat(there).isEqualTo(here);
  }

  private static String bootstrapServersInAnotherClassLoader() throws Exception {
    try (URLClassLoader other =
        new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
      Class<?> copy = other.loadClass(TestInfrastructure.class.getName());
      assertThat(copy).isNotEqualTo(TestInfrastructure.class);
      return (String) copy.getMethod("bootstrapServers").invoke(null);
    } catch (InvocationTargetException e) {
      throw new AssertionError("The copy did not answer", e.getCause());
    }
  }

  private static URL[] classPath() throws Exception {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(path.split(File.pathSeparator))
        .map(entry -> url(Path.of(entry)))
        .toArray(URL[]::new);
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static void execute(TestDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(TestDatabase database) throws SQLException {
    return DriverManager.getConnection(
        database.jdbcUrl(), database.username(), database.password());
  }
}
