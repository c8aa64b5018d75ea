package io.l2nas.embedded.testing;

import java.util.Objects;

/** Where a database is and who may use it. */
public record TestDatabase(String host, int port, String name, String username, String password) {
  public TestDatabase {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(username, "username");
    Objects.requireNonNull(password, "password");
  }

  public String jdbcUrl() {
    return "jdbc:" + reactiveUrl();
  }

  public String reactiveUrl() {
    return "postgresql://%s:%d/%s".formatted(host, port, name);
  }

  /** Another database of the same server. */
  TestDatabase named(String other) {
    return new TestDatabase(host, port, other, username, password);
  }
}
