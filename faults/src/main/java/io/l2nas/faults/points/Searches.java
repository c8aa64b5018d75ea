package io.l2nas.faults.points;

import io.l2nas.benchmarks.Table;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.faults.Progress;
import io.l2nas.faults.deployment.Api;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Small searches, one after the other, until every service has come through all its points. */
final class Searches {
  /** The last one is the agent's own answer: the budget of architectures is spent. */
  static final int STEPS = 12;

  private static final int PARALLELISM = 2;
  private static final int MAX_ATTEMPTS = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final long BETWEEN_LOOKS_MILLIS = 100;

  /** A service that lives so long is given another life: its point may have been behind it. */
  private static final int SEARCHES_OF_A_LIFE = 3;

  /** A point that so many searches do not come by is on nobody's way. */
  private static final int SEARCHES_OF_A_POINT = 15;

  private final Api api;
  private final HostileRecords hostile;
  private final long seed;
  private final List<String> experiments = new ArrayList<>();

  Searches(Api api, HostileRecords hostile, long seed) {
    this.api = api;
    this.hostile = hostile;
    this.seed = seed;
  }

  /** The searches so far; all of them have ended. */
  List<String> experiments() {
    return experiments;
  }

  /** Returns when all have come through, or one comes no further. */
  void run(List<Walk> walks) throws InterruptedException {
    int[] crashes = new int[walks.size()];
    int[] quiet = new int[walks.size()];
    boolean stuck = false;
    while (!stuck && walks.stream().anyMatch(walk -> walk.next().isPresent())) {
      search();
      for (int i = 0; i < walks.size(); i++) {
        Walk walk = walks.get(i);
        quiet[i] = walk.crashes() > crashes[i] || walk.next().isEmpty() ? 0 : quiet[i] + 1;
        crashes[i] = walk.crashes();
        stuck |= quiet[i] >= SEARCHES_OF_A_POINT;
        if (quiet[i] > 0 && quiet[i] % SEARCHES_OF_A_LIFE == 0) {
          walk.beginAgain();
        }
      }
      Progress.say(
          "%d searches, %d crashes; next %s"
              .formatted(
                  experiments.size(),
                  IntStream.of(crashes).sum(),
                  walks.stream()
                      .map(Walk::next)
                      .flatMap(Optional::stream)
                      .map(CrashPoint::name)
                      .toList()));
    }
  }

  private void search() throws InterruptedException {
    String key = "crash-" + seed + "-" + experiments.size();
    hostile.send(key);
    String experiment = api.submit(request(seed + experiments.size()), key);
    awaitEnd(experiment);
    experiments.add(experiment);
  }

  private void awaitEnd(String experiment) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (api.experiment(experiment).path("status").asText().equals("RUNNING")) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("experiment " + experiment + " does not end");
      }
      Thread.sleep(BETWEEN_LOOKS_MILLIS);
    }
  }

  private static ExperimentRequest request(long seed) {
    return ExperimentRequest.of(Table.METRIC)
        .agent("l2nas")
        .steps(2 * STEPS)
        .maxArchitectures(STEPS - 1)
        .parallelism(PARALLELISM)
        .reuse("team")
        .maxAttempts(MAX_ATTEMPTS)
        .seed(seed)
        .options(Map.of("table", Table.NAME, "delay", "50ms"))
        .build();
  }
}
