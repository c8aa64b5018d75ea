package io.l2nas.standalone.keystone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A pool as its users see it: three evaluators that work, and one that was started without its
 * table.
 */
class SharedPoolIT {
  private static final Duration START = Duration.ofMinutes(3);
  private static final String SERVER = "http://127.0.0.1:18424";
  private static final Pattern KAFKA = Pattern.compile("Kafka at ([^,\\s]+)");
  private static final int STEPS = 1000;

  @TempDir Path folder;
  private String brokers;
  private Command server;
  private Command bad;

  @BeforeEach
  void start() throws IOException {
    SyntheticBenchmark benchmark = SyntheticBenchmark.in(folder);
    Files.createDirectories(folder.resolve("runs"));
    server =
        Command.start(
            folder.resolve("runs"),
            List.of(
                "up", "--port", "18424", "--evaluators", "3", "--table", "t=" + benchmark.table()));
    await().atMost(START).until(() -> server.err().contains("ready at"));
    Matcher kafka = KAFKA.matcher(server.err());
    assertThat(kafka.find()).isTrue();
    brokers = kafka.group(1);
    bad =
        Command.evaluator(
            folder.resolve("runs"),
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                brokers,
                "L2NAS_EVALUATOR_ID",
                "bad",
                "QUARKUS_HTTP_PORT",
                "0"));
    await().atMost(START).until(() -> poolSlots() == 4);
  }

  @AfterEach
  void stop() throws InterruptedException {
    bad.kill();
    server.stop();
  }

  @Test
  void theSearchLosesAFewStepsToItAndGoesOn() throws Exception {
    // When
    JsonNode search =
        client(
            "submit",
            "--space",
            folder.resolve("space.json").toString(),
            "--metric",
            "accuracy",
            "--table",
            "t",
            "--agent",
            "random",
            "--parallelism",
            "8",
            "--delay",
            "20ms",
            "--steps",
            String.valueOf(STEPS),
            "--max-failures",
            String.valueOf(STEPS),
            "--watch");

    // Then
    assertThat(search.path("status").asText()).isEqualTo("COMPLETED");
    assertThat(search.path("failed").asInt()).isBetween(5, 50);
    JsonNode held = client("release").path("items");
    assertThat(held).hasSize(1);
    assertThat(held.get(0).path("evaluator").asText()).isEqualTo("bad");
    assertThat(held.get(0).path("reason").asText()).contains("table");

    // And all of it is recorded, in both stores, and either is enough to repeat it
    String id = search.path("id").asText();
    JsonNode check = client("check", id, "--brokers", brokers);
    assertThat(check.path("sound").asBoolean()).isTrue();
    assertThat(check.at("/experiments/0/settled").asBoolean()).isTrue();
    assertThat(check.at("/experiments/0/ledger").asInt()).isEqualTo(STEPS + 2);
    assertThat(check.at("/experiments/0/states").asInt()).isGreaterThanOrEqualTo(STEPS + 2);
    JsonNode replay = client("replay", id, "--from", "kafka", "--brokers", brokers);
    assertThat(replay.path("bitForBit").asBoolean()).isTrue();
    assertThat(replay.path("actions").asInt()).isEqualTo(STEPS);
    assertThat(client("replay", id).path("trajectoryHash"))
        .isEqualTo(replay.path("trajectoryHash"));

    // And who watches sees who evaluated, and how long it had waited for them
    List<Double> waited = new ArrayList<>();
    await()
        .untilAsserted(
            () -> {
              JsonNode learning = get(id, "learning");
              assertThat(learning.at("/steps/511").asInt()).isPositive();
              learning.path("waited").forEach(each -> waited.add(each.asDouble(-1)));
            });
    assertThat(waited).filteredOn(seconds -> seconds > 0).hasSizeGreaterThan(256);
    assertThat(get(id, "evaluations?limit=1000").path("items").findValuesAsText("evaluator"))
        .contains("bad")
        .doesNotContain("agent", "history");

    // And it is let out
    assertThat(client("release", "bad").path("released").asText()).isEqualTo("bad");
    assertThat(client("release").path("items")).isEmpty();
    await().atMost(START).until(() -> poolSlots() == 4);
  }

  @Test
  void aTeamKeepsTheTermsThatAreNotGivenAnew() throws Exception {
    // Given
    client("team", "vision", "--weight", "2", "--per-day", "10h");

    // When
    JsonNode team = client("team", "vision", "--max-in-flight", "1");

    // Then
    assertThat(team.path("weight").asDouble()).isEqualTo(2);
    assertThat(team.path("secondsPerDay").asDouble()).isEqualTo(36_000);
    assertThat(team.path("maxInFlight").asInt()).isEqualTo(1);
    assertThat(client("teams").path("items")).contains(team);

    // And people can see it, and who is there
    assertThat(command("teams").out()).containsPattern("vision +2 +1 .*10h 00m");
    assertThat(command("pool").out()).contains("pool default", "0 of 4 slots busy", "bad");
  }

  @Test
  void oneSearchBeginsWithWhatAnotherHasLearned() throws Exception {
    // Given
    String policy = folder.resolve("taught.policy").toString();
    String teacher = submit("--metric", "latency").path("id").asText();

    // When
    String digest = client("policy", "export", teacher, "--output", policy).path("digest").asText();
    JsonNode taught = submit("--metric", "accuracy", "--acc-env", "0.9", "--warm-start", policy);

    // Then the digest alone is enough from now on, and anybody can rebuild what came of it
    JsonNode again =
        submit("--metric", "accuracy", "--acc-env", "0.9", "--warm-start", digest.substring(0, 12));
    assertThat(again.path("trajectoryHash")).isEqualTo(taught.path("trajectoryHash"));
    assertThat(taught.path("spec").path("agent").path("policy").asText()).isEqualTo(digest);
    JsonNode list = client("policy", "list").path("items");
    assertThat(list).hasSize(1);
    assertThat(list.get(0).path("experiment").asText()).isEqualTo(teacher);
    JsonNode replay =
        client("replay", taught.path("id").asText(), "--from", "kafka", "--brokers", brokers);
    assertThat(replay.path("bitForBit").asBoolean()).isTrue();
    assertThat(replay.path("trajectoryHash")).isEqualTo(taught.path("trajectoryHash"));
  }

  private JsonNode submit(String... options) throws IOException, InterruptedException {
    List<String> all =
        new ArrayList<>(
            List.of(
                "submit",
                "--space",
                folder.resolve("space.json").toString(),
                "--table",
                "t",
                "--set",
                "hidden=16x16",
                "--steps",
                "60",
                "--watch"));
    all.addAll(List.of(options));
    return client(all.toArray(String[]::new));
  }

  private static JsonNode get(String experiment, String what) throws IOException {
    return new ObjectMapper()
        .readTree(URI.create(SERVER + "/api/v1/experiments/" + experiment + "/" + what).toURL());
  }

  private int poolSlots() throws IOException, InterruptedException {
    return client("pool").path("slots").asInt();
  }

  private JsonNode client(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    return command(all.toArray(String[]::new)).result();
  }

  private Command command(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--server", SERVER));
    return Command.start(folder.resolve("runs"), all);
  }
}
