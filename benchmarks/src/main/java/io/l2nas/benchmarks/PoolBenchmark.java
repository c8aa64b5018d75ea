package io.l2nas.benchmarks;

import io.l2nas.benchmarks.EventTap.Sighting;
import io.l2nas.contracts.EvaluationCompleted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

  @Override
  public Integer call() throws Exception {
    MarkdownTable table =
        new MarkdownTable("evaluators", "at work", "evaluations/s", "their slots allow", "share");
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
    // The first and the last of each evaluator meet a pool that begins or ends.
    Instant from = completed.get(size - 1);
    Instant to = completed.get(completed.size() - 1 - size);
    int counted = completed.size() - 2 * size;
    double rate = counted * NANOS_PER_SECOND / Duration.between(from, to).toNanos();
    double allowed = size * 1000.0 / millis;
    table.row(String.valueOf(size), atWork(sightings), rate, allowed, rate / allowed);
  }

  private List<Sighting> run(int size) throws Exception {
    try (Folder folder = Folder.temporary();
        LocalServer server = LocalServer.start(folder.path(), size);
        EventTap tap = EventTap.fromNow(server.kafka())) {
      String experiment =
          server.submit(Requests.slowSearch((each + 2) * size, 2 * size + 2, millis));
      server.awaitCompletion(experiment);
      return tap.drain();
    }
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
