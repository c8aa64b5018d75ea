package io.l2nas.embedded.testing;

import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * Where this JVM's broker and database are. System properties carry it from one class loader to
 * another: Quarkus loads this class more than once.
 */
record TestAddresses(String bootstrapServers, TestDatabase database) {
  private static final String PREFIX = "l2nas.test.infra.";

  TestAddresses {
    Objects.requireNonNull(bootstrapServers, "bootstrapServers");
    Objects.requireNonNull(database, "database");
  }

  static Optional<TestAddresses> publishedIn(Properties properties) {
    if (properties.getProperty(PREFIX + "bootstrap-servers") == null) {
      return Optional.empty();
    }
    TestDatabase database =
        new TestDatabase(
            properties.getProperty(PREFIX + "host"),
            Integer.parseInt(properties.getProperty(PREFIX + "port")),
            properties.getProperty(PREFIX + "database"),
            properties.getProperty(PREFIX + "username"),
            properties.getProperty(PREFIX + "password"));
    return Optional.of(
        new TestAddresses(properties.getProperty(PREFIX + "bootstrap-servers"), database));
  }

  void publishIn(Properties properties) {
    properties.setProperty(PREFIX + "host", database.host());
    properties.setProperty(PREFIX + "port", Integer.toString(database.port()));
    properties.setProperty(PREFIX + "database", database.name());
    properties.setProperty(PREFIX + "username", database.username());
    properties.setProperty(PREFIX + "password", database.password());
    properties.setProperty(PREFIX + "bootstrap-servers", bootstrapServers);
  }
}
