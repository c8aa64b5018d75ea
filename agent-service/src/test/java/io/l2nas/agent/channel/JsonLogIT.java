package io.l2nas.agent.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.l2nas.messaging.DeadLetters;
import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lines of the log as JSON: their keys are fields. */
@QuarkusTest
@TestProfile(JsonLogIT.Json.class)
@WithTestResource(LoopResource.class)
class JsonLogIT extends StateFollowerTestBase {
  /** The profile is read by another class loader, but in the same process. */
  private static final Path LOG =
      Path.of("target", "json-log-%d.log".formatted(ProcessHandle.current().pid()));

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void keysAreFields() throws IOException {
    // When
    states.send(experiment, "{oops".getBytes(StandardCharsets.UTF_8));

    // Then
    await().atMost(PATIENCE).until(() -> !deadLetters().isEmpty());
    JsonNode line = deadLetters().get(0);
    assertThat(line.path("level").asText()).isEqualTo("WARN");
    assertThat(line.path("message").asText())
        .matches("dead letter: topic=l2nas.states.v1 partition=\\d offset=\\d+ error=.+");
    assertThat(line.at("/mdc/topic").asText()).isEqualTo("l2nas.states.v1");
    assertThat(line.at("/mdc/partition").asText()).matches("\\d");
    assertThat(line.at("/mdc/offset").asText()).matches("\\d+");
    assertThat(line.at("/mdc/error").asText()).contains("the record is not JSON");
  }

  private static List<JsonNode> deadLetters() throws IOException {
    ObjectMapper json = new ObjectMapper();
    try (Stream<String> lines = Files.lines(LOG)) {
      return lines
          .filter(line -> line.contains("dead letter") && line.endsWith("}"))
          .map(line -> read(json, line))
          .filter(line -> line.path("loggerName").asText().equals(DeadLetters.class.getName()))
          .toList();
    }
  }

  private static JsonNode read(ObjectMapper json, String line) {
    try {
      return json.readTree(line);
    } catch (IOException e) {
      throw new AssertionError("no line of JSON: " + line, e);
    }
  }

  /** As whoever collects them would set it. */
  public static final class Json implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.log.file.enabled",
          "true",
          "quarkus.log.file.path",
          LOG.toString(),
          "quarkus.log.file.json.enabled",
          "true");
    }
  }
}
