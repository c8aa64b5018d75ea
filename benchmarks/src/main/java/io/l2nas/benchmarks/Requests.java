package io.l2nas.benchmarks;

import io.l2nas.contracts.ExperimentRequest;
import java.util.List;
import java.util.Map;

/** What is asked of the server: searches of {@link Table}. */
final class Requests {
  /** The agents that are measured: one that learns nothing, and one that does. */
  static final List<String> AGENTS = List.of("random", "l2nas");

  private Requests() {}

  static ExperimentRequest search(String agent, int steps, int parallelism, long seed) {
    return new ExperimentRequest(
        null,
        null,
        null,
        null,
        null,
        Table.METRIC,
        List.of(),
        Map.of("table", Table.NAME),
        null,
        null,
        agent,
        Map.of(),
        null,
        steps,
        parallelism,
        null,
        seed);
  }
}
