package io.l2nas.embedded.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same two in containers, where a Docker engine answers. */
@Tag("docker")
class DockerInfrastructureIT {
  @Test
  void startsBothInContainers() throws Exception {
    // Given
    assumeTrue(DockerEngine.answers(), "no Docker engine answers on this machine");

    // When
    TestAddresses addresses = DockerInfrastructure.start();

    // Then
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", addresses.bootstrapServers()));
        Connection connection = connect(addresses.database())) {
      admin.createTopics(List.of(new NewTopic("topic", 1, (short) 1))).all().get();
      assertThat(admin.listTopics().names().get()).contains("topic");
      assertThat(connection.isValid(10)).isTrue();
    }
  }

  private static Connection connect(TestDatabase database) throws Exception {
    return DriverManager.getConnection(
        database.jdbcUrl(), database.username(), database.password());
  }
}
