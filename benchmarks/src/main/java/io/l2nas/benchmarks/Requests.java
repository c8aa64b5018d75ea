package io.l2nas.benchmarks;

import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.ExperimentRequestBuilder;
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
    return search(agent, steps, parallelism)
        .options(Map.of("table", Table.NAME))
        .maxAttempts(MAX_ATTEMPTS)
        .seed(seed)
        .build();
  }

  /** A random search whose evaluations take so long. */
  static ExperimentRequest slowSearch(int steps, int parallelism, int millis) {
    return search("random", steps, parallelism)
        .options(delayed(millis))
        .maxAttempts(MAX_ATTEMPTS)
        .build();
  }

  /** The same of a team. */
  static ExperimentRequest slowSearchOf(String team, int steps, int parallelism, int millis) {
    return search("random", steps, parallelism).team(team).options(delayed(millis)).build();
  }

  private static Map<String, String> delayed(int millis) {
    return Map.of("table", Table.NAME, "delay", millis + "ms");
  }

  /** Every step is an evaluation, repeats too: it is evaluations that are counted. */
  private static ExperimentRequestBuilder search(String agent, int steps, int parallelism) {
    return ExperimentRequest.of(Table.METRIC)
        .agent(agent)
        .steps(steps)
        .parallelism(parallelism)
        .reuse("off");
  }
}
