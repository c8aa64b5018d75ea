package io.l2nas.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A search, and the same search while hostile records stand on every topic that a service reads.
 * The second must go the way of the first, no service may stop, and each hostile record must be
 * among the dead letters, once. Fails if a promise is broken.
 */
@Command(
    name = "poison",
    description = "Sends records that no service can use among the good ones: who stops?")
final class PoisonBenchmark implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long BETWEEN_LOOKS_MILLIS = 500;

  @Option(names = "--hostile", description = "Hostile records (${DEFAULT-VALUE}).")
  private int hostile = 10_000;

  @Option(names = "--good", description = "Steps of each search (${DEFAULT-VALUE}).")
  private int good = 1_000;

  @Option(
      names = "--evaluation",
      description = "What an evaluation takes, in milliseconds (${DEFAULT-VALUE}).")
  private int millis = 20;

  @Option(names = "--seed", description = "Makes the hostile records (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--slower",
      description = "How much slower good steps may be; 0 does not look (${DEFAULT-VALUE}).")
  private double slower = 2;

  private final MarkdownTable table = new MarkdownTable("what", "found", "promised");
  private final List<String> broken = new ArrayList<>();
  private int down;

  @Override
  public Integer call() throws Exception {
    try (Folder folder = Folder.temporary();
        LocalServer server = LocalServer.start(folder.path(), 2, Map.of())) {
      measure(server);
    }
    System.out.println(table);
    broken.forEach(System.err::println);
    return broken.isEmpty() ? 0 : 1;
  }

  private void measure(LocalServer server) throws Exception {
    // What is compiled while it runs would be taken for what the poison costs.
    server.awaitCompletion(server.submit(Requests.slowSearch(Math.min(good, 200), 1, 1)));
    Progress.say("without");
    long begun = System.nanoTime();
    String clean = server.submit(Requests.slowSearch(good, 1, millis));
    server.awaitCompletion(clean);
    Duration time = Duration.ofNanos(System.nanoTime() - begun);
    Progress.say("with, for about %d s".formatted(time.toSeconds()));
    String poisoned = server.submit(Requests.slowSearch(good, 1, millis));
    try (HostileSender sender =
        new HostileSender(
            server.kafka(), new HostileRecords(seed, new Disguises(poisoned, good)))) {
      sender.send(hostile, time);
      awaitCompletion(server, poisoned);
      compare(server, clean, poisoned);
      awaitLetters(server, sender);
    }
    Progress.say("afterwards");
    server.awaitCompletion(server.submit(Requests.slowSearch(20, 4, 1)));
    require("health checks that said DOWN", down, 0);
  }

  private void awaitCompletion(LocalServer server, String experiment) throws Exception {
    long begun = System.nanoTime();
    while (server.experiment(experiment, "status").equals("RUNNING")) {
      look(server);
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        broken.add("the search stands still at " + server.experiment(experiment, "applied"));
        return;
      }
      Thread.sleep(BETWEEN_LOOKS_MILLIS);
    }
  }

  private void compare(LocalServer server, String clean, String poisoned) throws Exception {
    require(
        "good steps that were recorded",
        Integer.parseInt(server.experiment(poisoned, "applied")),
        good);
    require(
        "trajectories that differ",
        server
                .experiment(poisoned, "trajectoryHash")
                .equals(server.experiment(clean, "trajectoryHash"))
            ? 0
            : 1,
        0);
    double without = p99(server, clean);
    double with = p99(server, poisoned);
    table.row("p99 of a step without, ms", without, "");
    table.row(
        "p99 of a step with, ms",
        with,
        slower == 0 ? "" : "at most %s times that".formatted(slower));
    if (slower > 0 && with > slower * without) {
      broken.add("p99 of a step is %s ms with, and %s ms without".formatted(with, without));
    }
  }

  private static double p99(LocalServer server, String experiment) {
    return Samples.of(StateTimes.between(server.kafka(), experiment)).quantile(0.99);
  }

  private void awaitLetters(LocalServer server, HostileSender sender) throws Exception {
    Set<String> expected = new HashSet<>(sender.places());
    long begun = System.nanoTime();
    List<String> found = letters(server);
    while (found.size() < expected.size() && System.nanoTime() - begun < PATIENCE.toNanos()) {
      look(server);
      Thread.sleep(BETWEEN_LOOKS_MILLIS);
      found = letters(server);
    }
    Set<String> once = new HashSet<>(found);
    Set<String> missing = new HashSet<>(expected);
    missing.removeAll(once);
    Set<String> foreign = new HashSet<>(once);
    foreign.removeAll(expected);
    table.row("hostile records, all kinds, all topics", hostile, "");
    table.row("refused by the broker itself", sender.refused(), "");
    require("dead letters", once.size(), expected.size());
    require("listed more than once", found.size() - once.size(), 0);
    require("hostile records without a letter", missing.size(), 0);
    require("letters of other records", foreign.size(), 0);
    missing.stream().limit(5).forEach(place -> broken.add("no dead letter of " + place));
    foreign.stream().limit(5).forEach(place -> broken.add("a dead letter of " + place));
  }

  /** The ids of all, page by page. */
  private List<String> letters(LocalServer server) throws Exception {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = server.get("/api/v1/dead-letters?limit=1000" + cursor);
      for (JsonNode letter : page.path("items")) {
        ids.add(letter.path("id").asText());
        if (letter.path("reason").asText().isBlank()) {
          broken.add("no reason: " + letter);
        }
      }
      cursor = page.path("next").isTextual() ? "&cursor=" + page.path("next").asText() : "";
    } while (!cursor.isEmpty());
    return ids;
  }

  private void look(LocalServer server) throws Exception {
    if (!server.isHealthy()) {
      down++;
    }
  }

  private void require(String what, int found, int promised) {
    table.row(what, found, promised);
    if (found != promised) {
      broken.add("%s: %d, and promised is %d".formatted(what, found, promised));
    }
  }
}
