package io.l2nas.embedded.testing;

import java.util.Map;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Broker and database in containers, which Testcontainers removes after the JVM. */
final class DockerInfrastructure {
  private static final String KAFKA_IMAGE = "apache/kafka:4.2.1";
  private static final String POSTGRES_IMAGE = "postgres:17.6";
  private static final String NAME = "l2nas";

  private DockerInfrastructure() {}

  static TestAddresses start() {
    if (!DockerEngine.answers()) {
      throw new IllegalStateException(
          "Asked for Docker, but no engine answers at DOCKER_HOST or its usual sockets, or "
              + "Testcontainers"
              + " is not on the class path. Use -Dtest.infra=embedded to run without Docker.");
    }
    KafkaContainer kafka = new KafkaContainer(KAFKA_IMAGE).withEnv(asEmbedded());
    PostgreSQLContainer postgres =
        new PostgreSQLContainer(POSTGRES_IMAGE)
            .withDatabaseName(NAME)
            .withUsername(NAME)
            .withPassword(NAME);
    Startables.deepStart(kafka, postgres).join();
    TestDatabase database =
        new TestDatabase(
            postgres.getHost(),
            postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
            NAME,
            NAME,
            NAME);
    return new TestAddresses(kafka.getBootstrapServers(), database);
  }

  /** The settings that tests can tell from the outside, as the embedded broker has them. */
  private static Map<String, String> asEmbedded() {
    return Map.of(
        "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
        "KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0",
        "KAFKA_LOG_RETENTION_MS", "-1",
        "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1",
        "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1",
        "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_NUM_PARTITIONS", "2");
  }
}
