package io.l2nas.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What it costs to look at a long search: every call that the dashboard makes. */
@Command(
    name = "queries",
    description = "How long the API takes to answer about a search of very many steps.")
final class QueriesBenchmark implements Callable<Integer> {
  private static final int WARM_UP = 20;

  @Option(names = "--steps", description = "Steps of the search (${DEFAULT-VALUE}).")
  private int steps = 1_000_000;

  @Option(names = "--calls", description = "Calls of each kind (${DEFAULT-VALUE}).")
  private int calls = 200;

  @Override
  public Integer call() throws Exception {
    try (Folder folder = Folder.temporary();
        LocalServer server = LocalServer.start(folder.path(), 1)) {
      Progress.say("making a search of %,d steps".formatted(steps));
      String experiment = "/api/v1/experiments/" + LongSearch.of(server, steps);
      int middle = steps / 2;
      MarkdownTable table = new MarkdownTable("milliseconds", "p50", "p99", "most");
      for (String path :
          List.of(
              "/api/v1/experiments",
              experiment,
              experiment + "/top?limit=64",
              experiment + "/series?points=400",
              experiment + "/heatmap?frames=80",
              experiment + "/heatmap?step=" + middle,
              experiment + "/steps?limit=100&cursor=" + middle,
              experiment + "/events?limit=100&after=" + middle,
              experiment + "/evaluations?limit=200",
              experiment + "/milestones?limit=20",
              experiment + "/learning")) {
        Progress.say(path);
        Samples times = times(server, path);
        table.row(
            "`" + path.replace(experiment, "…") + "`",
            times.median(),
            times.quantile(0.99),
            times.most());
      }
      System.out.println(table);
    }
    return 0;
  }

  private Samples times(LocalServer server, String path) throws IOException, InterruptedException {
    List<Duration> times = new ArrayList<>();
    for (int call = -WARM_UP; call < calls; call++) {
      long begun = System.nanoTime();
      server.get(path);
      if (call >= 0) {
        times.add(Duration.ofNanos(System.nanoTime() - begun));
      }
    }
    return Samples.of(times);
  }
}
