package io.l2nas.benchmarks;

import io.l2nas.contracts.ExperimentRequest;
import java.util.List;
import java.util.Map;

/** What is asked of the server: searches of {@link Table}. */
final class Requests {
  /** The agents that are measured: one that learns nothing, and one that does. */
  static final List<String> AGENTS = List.of("random", "l2nas");

  /** More than any run loses on purpose. */
  private static final int MAX_ATTEMPTS = 1_000;

  private Requests() {}

  static ExperimentRequest search(String agent, int steps, int parallelism, long seed) {
    return search(agent, steps, parallelism, seed, Map.of("table", Table.NAME));
  }

  /** A random search whose evaluations take so long. */
  static ExperimentRequest slowSearch(int steps, int parallelism, int millis) {
    return search(
        "random", steps, parallelism, 0, Map.of("table", Table.NAME, "delay", millis + "ms"));
  }

  /** The same of a team. */
  static ExperimentRequest slowSearchOf(String team, int steps, int parallelism, int millis) {
    return ExperimentRequest.of(Table.METRIC)
        .team(team)
        .options(Map.of("table", Table.NAME, "delay", millis + "ms"))
        .agent("random")
        .steps(steps)
        .parallelism(parallelism)
        .build();
  }

  private static ExperimentRequest search(
      String agent, int steps, int parallelism, long seed, Map<String, String> options) {
    return ExperimentRequest.of(Table.METRIC)
        .options(options)
        .agent(agent)
        .steps(steps)
        .parallelism(parallelism)
        .maxAttempts(MAX_ATTEMPTS)
        .seed(seed)
        .build();
  }
}
