package io.l2nas.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One closed loop at parallelism 1, against the bare floor on the same broker and database. */
@Command(
    name = "loop",
    description =
        "One closed loop at parallelism 1 against the floor: three plain Kafka hops and one commit.")
final class LoopBenchmark implements Callable<Integer> {
  private static final int BYTES = 1_000;

  @Mixin private final Rounds rounds = new Rounds(5, 3);

  @Option(names = "--steps", description = "Steps a round (${DEFAULT-VALUE}).")
  private int steps = 400;

  private final List<Duration> hops = new ArrayList<>();
  private final List<Duration> commits = new ArrayList<>();
  private final Map<String, List<Journey>> journeys = new TreeMap<>();

  @Override
  public Integer call() throws Exception {
    try (Folder folder = Folder.temporary();
        LocalServer server = LocalServer.start(folder.path(), 1);
        EventTap tap = EventTap.fromNow(server.kafka());
        KafkaHops floor = new KafkaHops(server.kafka());
        DatabaseCommits database =
            new DatabaseCommits(server.jdbcUrl(), server.databasePassword())) {
      rounds.run(round -> measure(round, server, tap, floor, database), this::forgetWarmUp);
    }
    report();
    return 0;
  }

  private void measure(
      int round, LocalServer server, EventTap tap, KafkaHops floor, DatabaseCommits database)
      throws Exception {
    hops.addAll(floor.goAround(steps, BYTES));
    commits.addAll(database.commit(steps, BYTES));
    for (String agent : Requests.AGENTS) {
      String experiment = server.submit(Requests.search(agent, steps, 1, round));
      server.awaitCompletion(experiment);
      journeys
          .computeIfAbsent(agent, a -> new ArrayList<>())
          .addAll(Journey.of(experiment, tap.drain()));
    }
  }

  private void forgetWarmUp() {
    hops.clear();
    commits.clear();
    journeys.clear();
  }

  private void report() {
    Samples floorHops = Samples.of(hops);
    Samples floorCommit = Samples.of(commits);
    MarkdownTable table =
        new MarkdownTable("milliseconds", "p50", "p90", "p99", "p50 against three hops");
    add(table, "three plain Kafka hops", floorHops, floorHops);
    add(table, "one commit", floorCommit, floorHops);
    journeys.forEach(
        (agent, all) -> {
          add(table, "closed loop, " + agent, samples(all, Journey::loop), floorHops);
          add(table, "· action → started", samples(all, Journey::dispatch), floorHops);
          add(table, "· started → completed", samples(all, Journey::evaluation), floorHops);
          add(table, "· completed → state", samples(all, Journey::recording), floorHops);
          add(table, "· state → next action", samples(all, Journey::learning), floorHops);
        });
    System.out.println(table);
    double floor = 2 * floorHops.median() + floorCommit.median();
    journeys.forEach(
        (agent, all) ->
            System.out.printf(
                Locale.ROOT,
                "%s: %.2f times (2 × three hops + one commit)%n",
                agent,
                samples(all, Journey::loop).median() / floor));
  }

  private static void add(MarkdownTable table, String what, Samples samples, Samples floor) {
    table.row(
        what,
        samples.median(),
        samples.quantile(0.9),
        samples.quantile(0.99),
        samples.median() / floor.median());
  }

  private static Samples samples(
      Collection<Journey> journeys, Function<Journey, Duration> duration) {
    return Samples.of(journeys.stream().map(duration).toList());
  }
}
