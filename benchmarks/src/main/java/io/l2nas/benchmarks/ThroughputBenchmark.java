package io.l2nas.benchmarks;

import io.l2nas.benchmarks.EventTap.Sighting;
import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.StateAdvanced;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How many evaluations a second the platform carries when many experiments run at once. */
@Command(
    name = "throughput",
    description =
        "Evaluations per second of many experiments at once, against records per second that go"
            + " around over three plain Kafka hops.")
final class ThroughputBenchmark implements Callable<Integer> {
  private static final int BYTES = 1_000;
  private static final double NANOS_PER_SECOND = 1e9;

  @Mixin private final Rounds rounds = new Rounds(3, 1);

  @Option(names = "--experiments", description = "Experiments at once (${DEFAULT-VALUE}).")
  private int experiments = 16;

  @Option(
      names = "--parallelism",
      description = "Evaluations in flight of each (${DEFAULT-VALUE}).")
  private int parallelism = 64;

  @Option(names = "--steps", description = "Steps of each experiment (${DEFAULT-VALUE}).")
  private int steps = 500;

  @Option(names = "--evaluators", description = "Evaluators in the pool (${DEFAULT-VALUE}).")
  private int evaluators = 4;

  private final List<Double> hops = new ArrayList<>();
  private final Map<String, List<Double>> evaluations = new TreeMap<>();

  @Override
  public Integer call() throws Exception {
    try (Folder folder = Folder.temporary();
        LocalServer server = LocalServer.start(folder.path(), evaluators);
        EventTap tap = EventTap.fromNow(server.kafka());
        KafkaHops floor = new KafkaHops(server.kafka())) {
      rounds.run(round -> measure(round, server, tap, floor), this::forgetWarmUp);
      report(server.memory());
    }
    return 0;
  }

  private void measure(int round, LocalServer server, EventTap tap, KafkaHops floor)
      throws Exception {
    int records = experiments * steps;
    hops.add(perSecond(records, floor.flood(records, BYTES, experiments * parallelism)));
    for (String agent : Requests.AGENTS) {
      evaluations
          .computeIfAbsent(agent, a -> new ArrayList<>())
          .add(perSecond(records, run(server, tap, agent, round)));
    }
  }

  private void forgetWarmUp() {
    hops.clear();
    evaluations.clear();
  }

  /** From the first action to the last state. */
  private Duration run(LocalServer server, EventTap tap, String agent, int round) throws Exception {
    List<String> running = new ArrayList<>();
    for (int i = 0; i < experiments; i++) {
      long seed = (long) round * experiments + i;
      running.add(server.submit(Requests.search(agent, steps, parallelism, seed)));
    }
    for (String experiment : running) {
      server.awaitCompletion(experiment);
    }
    List<Sighting> sightings = tap.drain();
    return Duration.between(
        Sighting.times(sightings, ActionProposed.class).get(0),
        Sighting.times(sightings, StateAdvanced.class).get(experiments * steps - 1));
  }

  private void report(Memory memory) {
    Samples floor = Samples.ofNumbers(hops);
    MarkdownTable table =
        new MarkdownTable("per second", "median", "least", "most", "median against three hops");
    add(table, "records around three plain Kafka hops", floor, floor);
    evaluations.forEach(
        (agent, rates) -> add(table, "evaluations, " + agent, Samples.ofNumbers(rates), floor));
    System.out.println(table);
    System.out.println(memory.table());
  }

  private static void add(MarkdownTable table, String what, Samples rates, Samples floor) {
    table.row(what, rates.median(), rates.least(), rates.most(), rates.median() / floor.median());
  }

  private static double perSecond(int times, Duration duration) {
    return times * NANOS_PER_SECOND / duration.toNanos();
  }
}
