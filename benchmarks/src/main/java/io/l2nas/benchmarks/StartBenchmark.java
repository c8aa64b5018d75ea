package io.l2nas.benchmarks;

import io.l2nas.benchmarks.EventTap.Sighting;
import io.l2nas.contracts.StateAdvanced;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A new process: from the command to the first step, and on to the last. */
@Command(
    name = "start",
    description =
        "From the command to the first step and to the last, in a process of its own each time.")
final class StartBenchmark implements Callable<Integer> {
  private static final double NANOS_PER_SECOND = 1e9;

  @Option(names = "--rounds", description = "Servers started (${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Option(names = "--steps", description = "Steps of the search (${DEFAULT-VALUE}).")
  private int steps = 1_000;

  /** How long after the command something was reached, and the memory at the end. */
  private record Start(Duration ready, Duration firstStep, Duration lastStep, Memory memory) {
    Duration search() {
      return lastStep.minus(ready);
    }
  }

  @Override
  public Integer call() throws Exception {
    List<Start> starts = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      Progress.say("round " + round + " of " + rounds);
      starts.add(start(round));
    }
    report(starts);
    return 0;
  }

  private Start start(int round) throws Exception {
    try (Folder folder = Folder.temporary();
        LocalServer server = LocalServer.start(folder.path(), 1)) {
      Instant ready = Instant.now();
      server.awaitCompletion(server.submit(Requests.search("l2nas", steps, 1, round)));
      Memory memory = server.memory();
      List<Instant> states = states(server);
      return new Start(
          Duration.between(server.command(), ready),
          Duration.between(server.command(), states.get(0)),
          Duration.between(server.command(), states.get(steps - 1)),
          memory);
    }
  }

  private static List<Instant> states(LocalServer server) {
    try (EventTap tap = EventTap.fromTheStart(server.kafka())) {
      return Sighting.times(tap.drain(), StateAdvanced.class);
    }
  }

  private void report(List<Start> starts) {
    MarkdownTable table =
        new MarkdownTable("seconds from the command on", "median", "least", "most");
    add(table, "ready", starts, Start::ready);
    add(table, "first step", starts, Start::firstStep);
    add(table, "step " + steps, starts, Start::lastStep);
    add(table, "the search alone", starts, Start::search);
    System.out.println(table);
    System.out.println(starts.get(starts.size() - 1).memory().table());
  }

  private static void add(
      MarkdownTable table, String what, List<Start> starts, Function<Start, Duration> time) {
    Samples seconds =
        Samples.ofNumbers(
            starts.stream().map(time).map(t -> t.toNanos() / NANOS_PER_SECOND).toList());
    table.row(what, seconds.median(), seconds.least(), seconds.most());
  }
}
