package io.l2nas.faults.points;

import io.l2nas.benchmarks.Table;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.faults.Progress;
import io.l2nas.faults.deployment.Api;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Small searches, one after the other, until every armed point has ended its service. */
final class Phase {
  static final int STEPS = 12;
  private static final int PARALLELISM = 2;
  private static final int MAX_ATTEMPTS = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final long BETWEEN_LOOKS_MILLIS = 100;

  /** A point that so many searches do not come by is on nobody's way. */
  private static final int SEARCHES_PER_CRASH = 6;

  private final List<ArmedPoint> armed;
  private final Api api;
  private final HostileRecord hostile;
  private final List<String> experiments = new ArrayList<>();

  Phase(List<ArmedPoint> armed, Api api, HostileRecord hostile) {
    this.armed = armed;
    this.api = api;
    this.hostile = hostile;
  }

  List<ArmedPoint> armed() {
    return armed;
  }

  /** The searches so far; all of them have ended. */
  List<String> experiments() {
    return experiments;
  }

  /**
   * Returns when all points are done, or their searches are used up.
   *
   * @param times how often each ends its service
   */
  void run(int times, long seed) throws InterruptedException {
    int most = SEARCHES_PER_CRASH * times;
    while (experiments.size() < most && !armed.stream().allMatch(ArmedPoint::isDone)) {
      String key = "crash-" + seed + "-" + experiments.size();
      hostile.send(key);
      String experiment = api.submit(search(seed + experiments.size()), key);
      awaitEnd(experiment);
      experiments.add(experiment);
      armed.forEach(
          point ->
              Progress.say("%s %d of %d".formatted(point.point().name(), point.crashes(), times)));
    }
  }

  private void awaitEnd(String experiment) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (api.experiment(experiment).path("status").asText().equals("RUNNING")) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "experiment %s does not end; armed: %s"
                .formatted(experiment, armed.stream().map(ArmedPoint::point).toList()));
      }
      Thread.sleep(BETWEEN_LOOKS_MILLIS);
    }
  }

  private static ExperimentRequest search(long seed) {
    return ExperimentRequest.of(Table.METRIC)
        .agent("l2nas")
        .steps(STEPS)
        .parallelism(PARALLELISM)
        .reuse("team")
        .maxAttempts(MAX_ATTEMPTS)
        .seed(seed)
        .options(Map.of("table", Table.NAME, "delay", "50ms"))
        .build();
  }
}
