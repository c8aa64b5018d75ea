package io.l2nas.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.l2nas.embedded.EmbeddedKafka;
import io.l2nas.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The services as their images have them, told what the compose file tells them, on a real broker
 * and a real database: they come up, do their work, write nothing where they must not, and end when
 * they are told to. No engine builds or runs an image here.
 */
class ImageIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final List<String> SERVICES =
      List.of("history-service", "agent-service", "evaluator-service");

  @TempDir private static Path data;

  private final Dockerfile dockerfile =
      Dockerfile.of(Repository.text(Repository.file("Dockerfile")));
  private final JsonNode compose = Documents.only(Repository.file("docker-compose.yml"));
  private final Map<String, UnpackedImage> images = new HashMap<>();
  private final Map<String, Process> running = new TreeMap<>();
  private final Map<String, Integer> ports = new HashMap<>();
  private Path folder;
  private EmbeddedKafka kafka;
  private EmbeddedPostgres postgres;

  @BeforeEach
  void unpack() throws IOException {
    kafka = EmbeddedKafka.start(data.resolve("kafka"));
    postgres = EmbeddedPostgres.start(data.resolve("postgres"));
    // What JUnit makes is its user's only, and the services run as another one.
    folder =
        Files.createTempDirectory(
            "l2nas-images",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    for (String service : SERVICES) {
      Path own = Files.createDirectories(folder.resolve(service));
      images.put(service, UnpackedImage.of(service, dockerfile.last(), own));
      ports.put(service, UnpackedImage.freePort());
    }
  }

  @AfterEach
  void stop() throws IOException {
    running.values().forEach(Process::destroyForcibly);
    for (UnpackedImage image : images.values()) {
      image.delete();
    }
    Files.delete(folder);
    postgres.close();
    kafka.close();
  }

  @Test
  void theServicesWorkWithTheRightsOfTheirImagesAndEndInOrder() throws Exception {
    // Given
    Map<String, String> before = images.get("evaluator-service").application();

    // When
    makeTopics();
    for (String service : SERVICES) {
      running.put(
          service, images.get(service).start(environment(service), data.resolve(service + ".log")));
    }

    // Then
    for (String service : SERVICES) {
      await(service)
          .atMost(PATIENCE)
          .until(
              () -> {
                assertThat(running.get(service).isAlive()).as(() -> log(service)).isTrue();
                return UnpackedImage.isReady(ports.get(service));
              });
    }
    await("the pool").atMost(PATIENCE).until(() -> pool().path("evaluators").size() == 1);
    assertThat(pool().path("outstandingSeconds").isNumber()).isTrue();
    assertThat(pool().path("evaluators").path(0).path("device").asText()).isEqualTo("cpu");
    for (String service : SERVICES) {
      running.get(service).destroy();
      assertThat(running.get(service).waitFor(1, TimeUnit.MINUTES)).as(service).isTrue();
    }
    assertThat(running.get("evaluator-service").exitValue()).isZero();
    assertThat(images.get("evaluator-service").application()).isEqualTo(before);
  }

  private void makeTopics() throws Exception {
    JsonNode topics = compose.path("services").path("topics");
    List<String> command = new ArrayList<>(Documents.texts(topics.path("entrypoint")));
    command.addAll(Documents.texts(topics.path("command")));
    Process making =
        images.get("agent-service").run(command, environment("topics"), data.resolve("topics.log"));
    assertThat(making.waitFor()).as(() -> log("topics")).isZero();
  }

  /** As in the compose file, but for the addresses. */
  private Map<String, String> environment(String service) {
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
    if (ports.containsKey(service)) {
      environment.put("QUARKUS_HTTP_PORT", ports.get(service).toString());
    }
    return environment;
  }

  private JsonNode pool() throws IOException, InterruptedException {
    URI address =
        URI.create("http://127.0.0.1:" + ports.get("history-service") + "/api/v1/pools/default");
    return new ObjectMapper()
        .readTree(
            HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body());
  }

  private String log(String service) {
    return service + " said: " + Repository.text(data.resolve(service + ".log"));
  }
}
