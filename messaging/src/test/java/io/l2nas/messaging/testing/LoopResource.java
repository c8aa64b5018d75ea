package io.l2nas.messaging.testing;

import io.l2nas.embedded.testing.TestDatabase;
import io.l2nas.embedded.testing.TestInfrastructure;
import io.l2nas.messaging.TopicCreation;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * A Quarkus application under test on the JVM's real broker, with all topics, and on a new
 * database.
 */
public final class LoopResource implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    String broker = TestInfrastructure.bootstrapServers();
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) broker))) {
      TopicCreation.create(admin, List.of("default"), 1);
    }
    TestDatabase database = TestInfrastructure.createDatabase("l2nas_test");
    return Map.of(
        "kafka.bootstrap.servers", broker,
        "quarkus.datasource.reactive.url", database.reactiveUrl(),
        "quarkus.datasource.jdbc.url", database.jdbcUrl(),
        "quarkus.datasource.username", database.username(),
        "quarkus.datasource.password", database.password(),
        "quarkus.http.test-port", "0");
  }

  @Override
  public void stop() {
    // Broker and database go with the JVM.
  }
}
