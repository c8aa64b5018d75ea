package io.l2nas.standalone.keystone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.standalone.keystone.TraceReceiver.Received;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A step is one trace, from process to process: agent and history in one, the evaluator in another.
 */
class TracesIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Pattern KAFKA = Pattern.compile("Kafka at ([^,\\s]+)");
  private static final int STEPS = 20;

  /** A record says to the millisecond when it was written. */
  private static final Comparator<Received> BY_MILLISECOND =
      Comparator.comparing(span -> span.from() / 1_000_000);

  @TempDir Path folder;
  private int port;
  private TraceReceiver receiver;
  private Command server;
  private Command evaluator;

  @BeforeEach
  void start() throws IOException {
    SyntheticBenchmark benchmark = SyntheticBenchmark.in(folder);
    Files.createDirectories(folder.resolve("runs"));
    receiver = new TraceReceiver();
    port = freePort();
    server =
        Command.start(
            folder.resolve("runs"),
            List.of("up", "--port", String.valueOf(port), "--evaluators", "0"),
            receiver.environment());
    await().atMost(PATIENCE).until(() -> server.err().contains("ready at"));
    Map<String, String> environment = new HashMap<>(receiver.environment());
    Matcher kafka = KAFKA.matcher(server.err());
    assertThat(kafka.find()).isTrue();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.group(1));
    environment.put("L2NAS_EVALUATOR_TABLES__T_", benchmark.table().toString());
    environment.put("QUARKUS_HTTP_PORT", "0");
    evaluator = Command.evaluator(folder.resolve("runs"), environment);
  }

  @AfterEach
  void stop() throws InterruptedException {
    try {
      if (evaluator != null) {
        evaluator.stop();
      }
    } finally {
      if (server != null) {
        server.stop();
      }
      if (receiver != null) {
        receiver.close();
      }
    }
  }

  @Test
  void everyStepIsOneTraceOfFiveSpans() throws Exception {
    // When
    JsonNode search = search();

    // Then
    assertThat(search.path("status").asText()).isEqualTo("COMPLETED");
    await().atMost(PATIENCE).until(() -> receiver.spans().size() >= 5 * STEPS);
    Map<String, List<Received>> traces =
        receiver.spans().stream().collect(Collectors.groupingBy(Received::trace));
    assertThat(traces).hasSize(STEPS);
    assertThat(traces.values())
        .allSatisfy(
            trace -> {
              List<Received> chain = chain(trace);
              assertThat(chain)
                  .extracting(Received::name)
                  .containsExactly("propose", "wait", "evaluate", "record", "learn");
              assertThat(chain)
                  .extracting(Received::service)
                  .containsExactly(
                      "l2nas-standalone",
                      "l2nas-evaluator-service",
                      "l2nas-evaluator-service",
                      "l2nas-standalone",
                      "l2nas-standalone");
              assertThat(chain).extracting(Received::step).containsOnly(chain.get(0).step());
              assertThat(chain).allMatch(span -> span.from() <= span.to());
              assertThat(chain).isSortedAccordingTo(BY_MILLISECOND);
            });
    assertThat(traces.values()).extracting(trace -> trace.get(0).step()).doesNotHaveDuplicates();
  }

  /** From the one without a parent on, each the child of the one before. */
  private static List<Received> chain(List<Received> trace) {
    Map<String, Received> children =
        trace.stream().collect(Collectors.toMap(Received::parent, span -> span));
    List<Received> chain = new ArrayList<>();
    for (Received span = children.get(""); span != null; span = children.get(span.id())) {
      chain.add(span);
    }
    assertThat(chain).hasSameSizeAs(trace);
    return chain;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private JsonNode search() throws IOException, InterruptedException {
    return Command.start(
            folder.resolve("runs"),
            List.of(
                "submit",
                "--server",
                "http://127.0.0.1:" + port,
                "--space",
                folder.resolve("space.json").toString(),
                "--metric",
                "accuracy",
                "--table",
                "t",
                "--reuse",
                "off",
                "--steps",
                String.valueOf(STEPS),
                "--watch",
                "--json"))
        .result();
  }
}
