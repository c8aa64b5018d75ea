package io.l2nas.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.embedded.EmbeddedKafka;
import io.l2nas.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The services as their images have them, told what the compose file tells them, on a real broker
 * and a real database: they come up, do their work, write nothing where they must not, and end when
 * they are told to. No engine builds or runs an image here.
 */
class ImageIT {
  private static final String EVALUATOR = "evaluator-service";

  private static final String TOKEN_FILE = "/var/lib/l2nas/admin-token";

  @TempDir private Path data;

  private final JsonNode compose = Documents.only(Repository.file("docker-compose.yml"));

  @Test
  void theServicesWorkWithTheRightsOfTheirImagesAndEndInOrder() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(data.resolve("kafka"));
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data.resolve("postgres"));
        Containers containers = Containers.unpack(data)) {
      // Given
      Map<String, String> before = containers.image(EVALUATOR).application();
      containers.run("agent-service", command("topics"), environment("topics", kafka, postgres));
      containers.run("history-service", command("admin-token"), Map.of());
      String token = containers.image("history-service").read(TOKEN_FILE);
      containers.signIn(token.strip());

      // When
      for (String service : containers.services()) {
        containers.start(service, environment(service, kafka, postgres));
      }
      containers.awaitReady();

      // Then
      await("the pool")
          .atMost(Containers.PATIENCE)
          .until(() -> containers.get("pools/default").path("evaluators").size() == 1);
      JsonNode pool = containers.get("pools/default");
      assertThat(pool.path("outstandingSeconds").isNumber()).isTrue();
      assertThat(pool.path("outstandingActions").isNumber()).isTrue();
      assertThat(pool.path("evaluators").path(0).path("device").asText()).isEqualTo("cpu");
      assertThat(containers.stop()).containsEntry(EVALUATOR, 0);
      assertThat(containers.image(EVALUATOR).application()).isEqualTo(before);
    }
  }

  private List<String> command(String service) {
    JsonNode ending = compose.path("services").path(service);
    List<String> command = new ArrayList<>(Documents.texts(ending.path("entrypoint")));
    command.addAll(Documents.texts(ending.path("command")));
    return command;
  }

  /** As in the compose file, but for the addresses. */
  private Map<String, String> environment(
      String service, EmbeddedKafka kafka, EmbeddedPostgres postgres) {
    Map<String, String> environment = new HashMap<>();
    compose
        .path("services")
        .path(service)
        .path("environment")
        .properties()
        .forEach(entry -> environment.put(entry.getKey(), entry.getValue().asText()));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    if (environment.containsKey("QUARKUS_DATASOURCE_JDBC_URL")) {
      environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl());
      environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl());
      environment.put("QUARKUS_DATASOURCE_USERNAME", postgres.username());
      environment.put("QUARKUS_DATASOURCE_PASSWORD", postgres.password());
    }
    return environment;
  }
}
