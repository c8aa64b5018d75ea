package io.l2nas.standalone.keystone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.tensorflow.RequiresTensorFlow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Three services over a real broker and a real database reach, number for number, the trajectory of
 * the search loop in one process: at any pool size, and across kill -9.
 */
class KeystoneIT {
  private static final Pattern IN_THE_MIDDLE = Pattern.compile("step [1-9]\\d* of");

  @TempDir Path folder;
  private SyntheticBenchmark benchmark;

  @BeforeEach
  void writeBenchmark() throws IOException {
    benchmark = SyntheticBenchmark.in(folder);
  }

  @Test
  void servicesAndLoopGoTheSameWay() throws Exception {
    // Given
    JsonNode loop = search("--steps", "200", "--in-process").result();

    // When
    JsonNode services = search("--steps", "200").result();

    // Then
    assertThat(services.path("trajectoryHash")).isEqualTo(loop.path("trajectoryHash"));
    assertThat(services.path("best")).isEqualTo(loop.path("best"));
    assertThat(services.path("top")).isEqualTo(loop.path("top"));
    assertThat(services.path("uniqueArchitectures")).isEqualTo(loop.path("uniqueArchitectures"));
    assertThat(services.path("steps").asInt()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8})
  void thePoolSizeChangesNothing(int evaluators) throws Exception {
    // Given
    JsonNode loop = bounded("--in-process").result();

    // When
    JsonNode services =
        bounded("--evaluators", String.valueOf(evaluators), "--delay", "latency*0.0005").result();

    // Then
    assertThat(services.path("trajectoryHash")).isEqualTo(loop.path("trajectoryHash"));
    assertThat(services.path("top")).isEqualTo(loop.path("top"));
    assertThat(services.path("fronts")).isEqualTo(loop.path("fronts"));
    assertThat(loop.path("best").path("reported").path("latency").asDouble())
        .isLessThanOrEqualTo(20);
  }

  /** The second of the team asks for the same architectures, and no evaluator measures one. */
  @Test
  void whatTheTeamHasMeasuredIsNotMeasuredAgain() throws Exception {
    // Given
    String[] first = {
      "--agent", "random", "--steps", "100", "--data", folder.resolve("data").toString()
    };
    JsonNode measured = search(first).result();
    List<String> second = new ArrayList<>(List.of(first));
    second.addAll(List.of("--reuse", "team", "--max-failures", "1"));

    // When
    JsonNode reused = search(second.toArray(String[]::new)).result();

    // Then
    assertThat(reused.path("experiment")).isNotEqualTo(measured.path("experiment"));
    assertThat(reused.path("reused").asInt()).isEqualTo(100);
    assertThat(reused.path("trajectoryHash")).isEqualTo(measured.path("trajectoryHash"));
    assertThat(reused.path("top")).isEqualTo(measured.path("top"));
    assertThat(measured.path("reused").asInt())
        .isEqualTo(100 - measured.path("uniqueArchitectures").asInt());
  }

  @Test
  void aKilledSearchGoesOnByItself() throws Exception {
    // Given
    JsonNode undisturbed = search("--steps", "200", "--in-process").result();
    String[] interrupted = {
      "--steps", "200", "--delay", "20ms", "--data", folder.resolve("data").toString()
    };
    Command first = search(interrupted);
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> !first.isRunning() || IN_THE_MIDDLE.matcher(first.err()).find());

    // When
    first.kill();
    JsonNode resumed = search(interrupted).result();

    // Then
    assertThat(resumed.path("trajectoryHash")).isEqualTo(undisturbed.path("trajectoryHash"));
    assertThat(resumed.path("applied").asInt()).isEqualTo(200);
  }

  /** What is trained twice, in two processes, scores the same, bit for bit. */
  @Test
  @RequiresTensorFlow
  void trainingsGoTheSameWay() throws Exception {
    // Given
    List<String> arguments =
        List.of("search", "--steps", "12", "--option", "epochs=1", "--option", "width=4", "--json");
    List<String> inProcess = new ArrayList<>(arguments);
    inProcess.add("--in-process");

    // When
    JsonNode loop = Command.start(folder, inProcess).result();
    JsonNode services = Command.start(folder, arguments).result();

    // Then
    assertThat(services.path("trajectoryHash")).isEqualTo(loop.path("trajectoryHash"));
    assertThat(services.path("top")).isEqualTo(loop.path("top"));
    assertThat(services.path("best").path("value").asDouble()).isPositive();
  }

  @Test
  void theSameOnNasBench201() throws Exception {
    // Given
    String data = System.getenv("L2NAS_DATA");
    Assumptions.assumeTrue(data != null, "L2NAS_DATA names no folder with nasbench201.tsv.gz");
    List<String> arguments =
        List.of(
            "search",
            "--space",
            "nas-bench-201",
            "--metric",
            "cifar10_valid",
            "--report",
            "cifar10_test",
            "--steps",
            "500",
            "--seed",
            "1",
            "--json",
            "--table",
            Path.of(data, "nasbench201.tsv.gz").toString());
    List<String> inProcess = new ArrayList<>(arguments);
    inProcess.add("--in-process");

    // When
    JsonNode loop = Command.start(folder, inProcess).result();
    JsonNode services = Command.start(folder, arguments).result();

    // Then
    assertThat(services.path("trajectoryHash")).isEqualTo(loop.path("trajectoryHash"));
    assertThat(services.path("best")).isEqualTo(loop.path("best"));
  }

  /** Eight at once, and more counts than the accuracy. */
  private Command bounded(String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of("--steps", "150", "--parallelism", "8"));
    all.addAll(List.of("--constraint", "latency<=20", "--trade-off", "latency/10"));
    all.addAll(List.of(options));
    return search(all.toArray(String[]::new));
  }

  private Command search(String... options) throws IOException {
    List<String> arguments =
        new ArrayList<>(benchmark.search("--report", "latency", "--seed", "7", "--json"));
    arguments.addAll(List.of(options));
    return Command.start(Files.createDirectories(folder.resolve("runs")), arguments);
  }
}
