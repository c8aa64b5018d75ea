package io.l2nas.benchmarks;

import io.l2nas.benchmarks.EventTap.Sighting;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How much of its time a pool of evaluators spends evaluating, when there is work enough. */
@Command(
    name = "pool",
    description = "Evaluations per second of pools of many sizes, against what their slots allow.")
final class PoolBenchmark implements Callable<Integer> {
  private static final double NANOS_PER_SECOND = 1e9;

  @Option(
      names = "--evaluators",
      split = ",",
      description = "Sizes of the pool, one slot each (${DEFAULT-VALUE}).")
  private List<Integer> sizes = List.of(1, 8, 64);

  @Option(
      names = "--evaluation",
      description = "What one evaluation takes, in milliseconds (${DEFAULT-VALUE}).")
  private int millis = 1_000;

  @Option(
      names = "--each",
      description = "Evaluations per evaluator that count (${DEFAULT-VALUE}).")
  private int each = 30;

  @Option(
      names = "--warm-up",
      description =
          "Evaluations per evaluator before those, while the code is compiled (${DEFAULT-VALUE}).")
  private int warmUp = 240;

  @Override
  public Integer call() throws Exception {
    MarkdownTable table =
        new MarkdownTable(
            "evaluators",
            "at work",
            "evaluations/s",
            "their slots allow",
            "share",
            "idle between two, ms p50",
            "p90");
    for (int size : sizes) {
      Progress.say(size + " evaluators");
      row(table, size);
    }
    System.out.println(table);
    return 0;
  }

  private void row(MarkdownTable table, int size) throws Exception {
    List<Sighting> sightings = run(size);
    List<Instant> completed = Sighting.times(sightings, EvaluationCompleted.class);
    // The last of each evaluator meets a pool that ends.
    Instant from = completed.get(warmUp * size - 1);
    Instant to = completed.get(completed.size() - 1 - size);
    int counted = completed.size() - (warmUp + 1) * size;
    double rate = counted * NANOS_PER_SECOND / Duration.between(from, to).toNanos();
    double allowed = size * 1000.0 / millis;
    Samples idle = Samples.of(idle(sightings, from, to));
    table.row(
        String.valueOf(size),
        atWork(sightings),
        rate,
        allowed,
        rate / allowed,
        idle.median(),
        idle.quantile(0.9));
  }

  private List<Sighting> run(int size) throws Exception {
    try (Folder folder = Folder.temporary();
        LocalServer server = LocalServer.start(folder.path(), size);
        EventTap tap = EventTap.fromNow(server.kafka())) {
      String experiment =
          server.submit(Requests.slowSearch((warmUp + each + 1) * size, 2 * size + 2, millis));
      server.awaitCompletion(experiment);
      return tap.drain();
    }
  }

  /** From an outcome in that time to the same evaluator's next start. */
  private static List<Duration> idle(List<Sighting> sightings, Instant from, Instant to) {
    Map<String, Instant> ended = new HashMap<>();
    List<Duration> idle = new ArrayList<>();
    sightings.stream()
        .filter(sighting -> sighting.sent().isAfter(from) && !sighting.sent().isAfter(to))
        .sorted(Comparator.comparing(Sighting::sent))
        .forEach(
            sighting -> {
              if (sighting.event() instanceof EvaluationCompleted completed) {
                ended.put(completed.evaluator(), sighting.sent());
              } else if (sighting.event() instanceof EvaluationStarted started
                  && ended.containsKey(started.evaluator())) {
                idle.add(Duration.between(ended.get(started.evaluator()), sighting.sent()));
              }
            });
    return idle;
  }

  private static double atWork(List<Sighting> sightings) {
    return sightings.stream()
        .map(Sighting::event)
        .filter(EvaluationCompleted.class::isInstance)
        .map(event -> ((EvaluationCompleted) event).evaluator())
        .distinct()
        .count();
  }
}
