package io.l2nas.embedded.testing;

import io.l2nas.embedded.EmbeddedPostgres;
import io.l2nas.embedded.Infrastructure;
import java.util.Optional;

/** Broker in this JVM and database beside it, in a temporary folder that goes with the JVM. */
final class EmbeddedInfrastructure {
  private EmbeddedInfrastructure() {}

  /** Nobody closes it: the end of the JVM stops the database and deletes the folder. */
  static TestAddresses start() {
    Infrastructure infrastructure = Infrastructure.start(Optional.empty());
    EmbeddedPostgres postgres = infrastructure.postgres();
    TestDatabase database =
        new TestDatabase(
            postgres.host(),
            postgres.port(),
            postgres.database(),
            postgres.username(),
            postgres.password());
    return new TestAddresses(infrastructure.bootstrapServers(), database);
  }
}
