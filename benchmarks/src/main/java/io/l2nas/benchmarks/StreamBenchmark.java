package io.l2nas.benchmarks;

import io.l2nas.benchmarks.ResumingReader.Heard;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether those who come and go hear every event of a fast search, each once. */
@Command(
    name = "stream",
    description =
        "A search as fast as many evaluators go, followed by readers who hang up and come back. Fails if"
            + " one of them misses an event, or hears one twice.")
final class StreamBenchmark implements Callable<Integer> {
  private static final double NANOS = 1e9;

  @Option(names = "--evaluators", description = "Evaluators (${DEFAULT-VALUE}).")
  private int evaluators = 64;

  @Option(names = "--steps", description = "Steps of the search (${DEFAULT-VALUE}).")
  private int steps = 20_000;

  @Option(names = "--readers", description = "How many read (${DEFAULT-VALUE}).")
  private int readers = 8;

  @Option(
      names = "--patience",
      description = "After how many events they hang up, in the mean (${DEFAULT-VALUE}).")
  private int patience = 200;

  @Override
  public Integer call() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(readers);
    try (Folder folder = Folder.temporary();
        LocalServer server = LocalServer.start(folder.path(), evaluators)) {
      long begun = System.nanoTime();
      String experiment = server.submit(Requests.search("random", steps, 2 * evaluators, 1));
      Progress.say("%d steps, %d readers".formatted(steps, readers));
      List<Future<Heard>> reading = new ArrayList<>();
      for (int reader = 0; reader < readers; reader++) {
        reading.add(pool.submit(new ResumingReader(server.stream(experiment), patience, reader)));
      }
      server.awaitCompletion(experiment);
      double seconds = (System.nanoTime() - begun) / NANOS;
      List<Heard> heard = new ArrayList<>();
      for (Future<Heard> each : reading) {
        heard.add(each.get());
      }
      return report(heard, seconds);
    } finally {
      pool.shutdownNow();
    }
  }

  /** The events are the submission, a state for each step, and the end. */
  private int report(List<Heard> heard, double seconds) {
    long events = steps + 2L;
    int missed =
        heard.stream().mapToInt(each -> each.missed() + (int) (events - 1 - each.last())).sum();
    int repeated = heard.stream().mapToInt(Heard::repeated).sum();
    System.out.println(
        new MarkdownTable(
                "evaluators",
                "events",
                "events per second",
                "readers",
                "connections",
                "missed",
                "twice")
            .row(
                evaluators,
                events,
                events / seconds,
                readers,
                heard.stream().mapToInt(Heard::connections).sum(),
                missed,
                repeated));
    return missed == 0 && repeated == 0 ? 0 : 1;
  }
}
