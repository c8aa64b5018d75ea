package io.l2nas.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What teams get of a pool that they share, one of them greedy. */
@Command(
    name = "fair-share",
    description =
        "Three teams of weights 1 : 2 : 1 on one pool; the first proposes 10,000 actions before the others come.")
final class FairShareBenchmark implements Callable<Integer> {
  private static final int BURST = 10_000;
  private static final Duration WINDOW = Duration.ofSeconds(30);
  private static final Duration SETTLING = Duration.ofSeconds(5);

  /** Of each the weight; the first of them is greedy. */
  private static final Map<String, Double> WEIGHTS = weights();

  @Option(
      names = "--evaluators",
      description = "The size of the pool, one slot each; a multiple of 4 (${DEFAULT-VALUE}).")
  private int evaluators = 8;

  @Option(
      names = "--evaluation",
      description = "What one evaluation takes, in milliseconds (${DEFAULT-VALUE}).")
  private int millis = 1_000;

  @Option(names = "--seconds", description = "How long all three share it (${DEFAULT-VALUE}).")
  private int seconds = 120;

  /** How long the steady team waited, when it asked for much and when it asked for little. */
  private record Waits(Samples busy, Samples light) {}

  @Override
  public Integer call() throws Exception {
    Progress.say("the steady team alone, in a pool of its share");
    Waits quiet = quiet();
    Progress.say("three teams");
    try (Folder folder = Folder.temporary();
        LocalServer server = LocalServer.start(folder.path(), evaluators);
        EventTap tap = EventTap.fromNow(server.kafka())) {
      weigh(server);
      String burst = submit(server, "burst", BURST);
      Thread.sleep(SETTLING.toMillis());
      String steady = submit(server, "steady", 2 * evaluators);
      String small = submit(server, "small", evaluators);
      Instant from = Instant.now().plus(SETTLING);
      Thread.sleep(Duration.ofSeconds(seconds).plus(SETTLING).toMillis());
      Instant left = Instant.now();
      server.cancel(burst);
      Thread.sleep(WINDOW.toMillis());
      Instant to = Instant.now();
      server.cancel(steady);
      server.cancel(small);
      report(new PoolTrace(tap.drain()), List.of(burst, steady, small), from, left, to);
    }
    Progress.say("a light neighbour");
    Waits shared = shared();
    System.out.println(
        new MarkdownTable("waiting, ms", "p50", "p99", "p99, times that of the quiet pool")
            .row(
                "busy team, quiet pool of its share",
                quiet.busy().median(),
                quiet.busy().quantile(0.99),
                "")
            .row(
                "busy team beside two others",
                shared.busy().median(),
                shared.busy().quantile(0.99),
                ratio(shared.busy(), quiet.busy()))
            .row(
                "light team, quiet pool of its share",
                quiet.light().median(),
                quiet.light().quantile(0.99),
                "")
            .row(
                "light team beside two others",
                shared.light().median(),
                shared.light().quantile(0.99),
                ratio(shared.light(), quiet.light())));
    return 0;
  }

  private void report(
      PoolTrace trace, List<String> experiments, Instant from, Instant left, Instant to) {
    List<Double> jain = new ArrayList<>();
    List<String> teams = List.copyOf(WEIGHTS.keySet());
    double[] weights = WEIGHTS.values().stream().mapToDouble(weight -> weight).toArray();
    double heaviness = Arrays.stream(weights).sum();
    List<List<Double>> shares = teams.stream().<List<Double>>map(t -> new ArrayList<>()).toList();
    for (Instant start = from;
        !start.plus(WINDOW).isAfter(left);
        start = start.plus(Duration.ofSeconds(1))) {
      double[] had = new double[weights.length];
      double all = trace.slotSeconds(experiments, start, start.plus(WINDOW));
      for (int team = 0; team < weights.length; team++) {
        had[team] = trace.slotSeconds(List.of(experiments.get(team)), start, start.plus(WINDOW));
        shares.get(team).add(100 * had[team] / all);
        had[team] /= weights[team];
      }
      jain.add(jain(had));
    }
    MarkdownTable table =
        new MarkdownTable("team", "weight", "due, %", "least in any 30 s, %", "most, %");
    for (int team = 0; team < weights.length; team++) {
      Samples share = Samples.ofNumbers(shares.get(team));
      table.row(
          teams.get(team),
          weights[team],
          100 * weights[team] / heaviness,
          share.least(),
          share.most());
    }
    System.out.println(table);
    System.out.println(
        new MarkdownTable("of", "")
            .row("windows of 30 s", String.valueOf(jain.size()))
            .row("Jain index, least", Samples.ofNumbers(jain).least())
            .row("slots in use while all share, %", 100 * used(trace, experiments, from, left))
            .row(
                "seconds until the others use an idle share",
                secondsUntilUsed(trace, experiments, left, to))
            .row("evaluations interrupted", String.valueOf(trace.interrupted())));
  }

  private double used(PoolTrace trace, List<String> experiments, Instant from, Instant to) {
    double all = Duration.between(from, to).toMillis() / 1000.0 * evaluators;
    return trace.slotSeconds(experiments, from, to) / all;
  }

  /** From when on the others have nearly all slots, in any second. */
  private double secondsUntilUsed(
      PoolTrace trace, List<String> experiments, Instant left, Instant to) {
    List<String> others = experiments.subList(1, experiments.size());
    Duration step = Duration.ofMillis(100);
    for (Instant start = left; start.plusSeconds(1).isBefore(to); start = start.plus(step)) {
      if (trace.slotSeconds(others, start, start.plusSeconds(1)) > 0.9 * evaluators) {
        return Duration.between(left, start).toMillis() / 1000.0;
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  private Waits quiet() throws Exception {
    int share = evaluators / 2;
    return new Waits(waits(share, 2 * evaluators, List.of()), waits(share, share / 2, List.of()));
  }

  private Waits shared() throws Exception {
    List<String> others = List.of("burst", "small");
    return new Waits(
        waits(evaluators, 2 * evaluators, others), waits(evaluators, evaluators / 4, others));
  }

  /** How long the steady team waits, beside others that have come before. */
  private Samples waits(int slots, int parallelism, List<String> others) throws Exception {
    try (Folder folder = Folder.temporary();
        LocalServer server = LocalServer.start(folder.path(), slots);
        EventTap tap = EventTap.fromNow(server.kafka())) {
      weigh(server);
      for (String other : others) {
        submit(server, other, other.equals("burst") ? BURST : evaluators);
      }
      Thread.sleep(SETTLING.toMillis());
      String steady = submit(server, "steady", parallelism);
      // Until the first of them have come around.
      Thread.sleep(SETTLING.plus(SETTLING).toMillis());
      Instant from = Instant.now();
      Thread.sleep(Duration.ofSeconds(seconds).toMillis());
      return Samples.of(new PoolTrace(tap.drain()).waits(steady, parallelism, from, Instant.now()));
    }
  }

  private static void weigh(LocalServer server) throws Exception {
    for (Map.Entry<String, Double> team : WEIGHTS.entrySet()) {
      server.weigh(team.getKey(), team.getValue());
    }
  }

  private String submit(LocalServer server, String team, int parallelism) throws Exception {
    return server.submit(Requests.slowSearchOf(team, 100_000, parallelism, millis));
  }

  private static double ratio(Samples samples, Samples quiet) {
    return samples.quantile(0.99) / quiet.quantile(0.99);
  }

  /** Jain, Chiu and Hawe (1984): 1 where all have the same for their weight. */
  private static double jain(double[] had) {
    double sum = 0;
    double squares = 0;
    for (double each : had) {
      sum += each;
      squares += each * each;
    }
    return sum * sum / (had.length * squares);
  }

  private static Map<String, Double> weights() {
    Map<String, Double> weights = new LinkedHashMap<>();
    weights.put("burst", 1.0);
    weights.put("steady", 2.0);
    weights.put("small", 1.0);
    return Collections.unmodifiableMap(weights);
  }
}
