package io.l2nas.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether a search minds that many watch it, some of whom have stopped reading. */
@Command(
    name = "readers",
    description =
        "One closed loop at parallelism 1 in turn without readers of its stream and with many. Fails"
            + " if one of them misses an event.")
final class ReadersBenchmark implements Callable<Integer> {
  private static final Duration AFTERWARDS = Duration.ofSeconds(30);

  /** Its events are the submission, a state for each step, and its end. */
  private static final int BESIDE_THE_STEPS = 2;

  @Mixin private final Rounds rounds = new Rounds(5, 2);

  @Option(names = "--steps", description = "Steps of a search (${DEFAULT-VALUE}).")
  private int steps = 400;

  @Option(names = "--readers", description = "How many open the stream (${DEFAULT-VALUE}).")
  private int readers = 200;

  @Option(
      names = "--stalled",
      description = "How many of them read nothing of it (${DEFAULT-VALUE}).")
  private int stalled = 10;

  private final List<Journey> alone = new ArrayList<>();
  private final List<Journey> watched = new ArrayList<>();
  private final List<Integer> heard = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    try (Folder folder = Folder.temporary();
        LocalServer server = LocalServer.start(folder.path(), 1);
        EventTap tap = EventTap.fromNow(server.kafka())) {
      rounds.run(round -> measure(round, server, tap), this::forgetWarmUp);
    }
    report();
    return Collections.min(heard) == steps + BESIDE_THE_STEPS ? 0 : 1;
  }

  private void measure(int round, LocalServer server, EventTap tap) throws Exception {
    alone.addAll(Journey.of(search(round, server), tap.drain()));
    String experiment = server.submit(Requests.search("random", steps, 1, round));
    try (StreamReaders crowd =
        new StreamReaders(server.stream(experiment), readers - stalled, stalled)) {
      server.awaitCompletion(experiment);
      heard.addAll(crowd.awaitEnd(AFTERWARDS));
    }
    watched.addAll(Journey.of(experiment, tap.drain()));
  }

  private String search(int round, LocalServer server) throws Exception {
    String experiment = server.submit(Requests.search("random", steps, 1, round));
    server.awaitCompletion(experiment);
    return experiment;
  }

  private void forgetWarmUp() {
    alone.clear();
    watched.clear();
    heard.clear();
  }

  private void report() {
    Samples quiet = Samples.of(alone.stream().map(Journey::loop).toList());
    Samples busy = Samples.of(watched.stream().map(Journey::loop).toList());
    MarkdownTable table = new MarkdownTable("closed loop, ms", "p50", "p90", "p99");
    table.row("nobody watches", quiet.median(), quiet.quantile(0.9), quiet.quantile(0.99));
    table.row(
        "%d watch, %d of them read nothing".formatted(readers, stalled),
        busy.median(),
        busy.quantile(0.9),
        busy.quantile(0.99));
    table.row(
        "times",
        busy.median() / quiet.median(),
        busy.quantile(0.9) / quiet.quantile(0.9),
        busy.quantile(0.99) / quiet.quantile(0.99));
    System.out.println(table);
    System.out.printf(
        "events of a search: %d; heard by each who reads: %d to %d%n",
        steps + BESIDE_THE_STEPS, Collections.min(heard), Collections.max(heard));
  }
}
