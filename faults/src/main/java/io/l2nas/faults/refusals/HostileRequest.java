package io.l2nas.faults.refusals;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A request that must be refused.
 *
 * @param name what is hostile about it
 * @param path where it is sent to
 * @param body what is sent; its bytes are made once, for it is refusals that are measured
 */
record HostileRequest(String name, String path, BodyPublisher body) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String EXPERIMENTS = "/api/v1/experiments";
  private static final String POLICIES = "/api/v1/policies";

  private HostileRequest(String name, String path, String body) {
    this(name, path, BodyPublishers.ofString(body));
  }

  /** One of each kind. */
  static List<HostileRequest> all() {
    return List.of(
        new HostileRequest("a body of 2 MiB", EXPERIMENTS, "x".repeat(2 << 20)),
        new HostileRequest("a policy of 9 MiB", POLICIES, "[".repeat(9 << 20)),
        new HostileRequest(
            "a policy of millions of layers",
            POLICIES,
            "{\"hidden\":[" + "1,".repeat(9 << 19) + "1]}"),
        new HostileRequest(
            "a policy of 9 MiB of text",
            POLICIES,
            "{\"weights\":[" + ("\"" + "A".repeat(1 << 16) + "\",").repeat(143) + "1]}"),
        submission("100,000 levels of JSON", "\"options\":" + "[".repeat(100_000)),
        submission("a space of 40,000 choices", space(40_000)),
        submission("a text of 500,000 characters", "\"agent\":\"" + "a".repeat(500_000) + "\""),
        submission("a number of 500,000 digits", "\"seed\":" + "9".repeat(500_000)),
        submission("10,000 unknown settings", settings(10_000)),
        submission("networks of 10^10 weights", "\"settings\":{\"hidden\":\"100000x100000\"}"),
        submission("a negative budget", "\"maxEvaluationSeconds\":-1"),
        submission("a budget that runs over", "\"steps\":2147483648"),
        submission("a budget of 1e999", "\"maxSeconds\":1e999"),
        submission("a team in Cyrillic", "\"team\":\"t\u0435am\""),
        submission("a name that runs backwards", "\"report\":[\"a\\u202Eb\"]"),
        submission("a policy that is a path", "\"policy\":\"../../etc/passwd\""));
  }

  HttpRequest at(URI server) {
    return HttpRequest.newBuilder(server.resolve(path))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .POST(body)
        .build();
  }

  private static HostileRequest submission(String name, String fields) {
    return new HostileRequest(name, EXPERIMENTS, "{\"metric\":\"accuracy\"," + fields + "}");
  }

  private static String space(int choices) {
    return "\"customSpace\":{\"name\":\"s\",\"separator\":\"|\",\"rows\":[{\"name\":\"r\",\"choices\":["
        + joined(choices, i -> "\"" + i + "\"")
        + "]}]}";
  }

  private static String settings(int count) {
    return "\"settings\":{" + joined(count, i -> "\"s" + i + "\":\"1\"") + "}";
  }

  private static String joined(int count, IntFunction<String> entry) {
    return IntStream.range(0, count).mapToObj(entry).collect(Collectors.joining(","));
  }
}
