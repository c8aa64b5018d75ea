package io.l2nas.faults.outage;

import io.l2nas.benchmarks.MarkdownTable;
import io.l2nas.benchmarks.Table;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.faults.FaultRun;
import io.l2nas.faults.Progress;
import io.l2nas.faults.check.Evidence;
import io.l2nas.faults.check.Records;
import io.l2nas.faults.check.Reference;
import io.l2nas.faults.check.Verdict;
import io.l2nas.faults.deployment.Api;
import io.l2nas.faults.deployment.Deployment;
import io.l2nas.faults.deployment.Deployment.Pace;
import io.l2nas.faults.deployment.Service;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The brokers are away for a while, then the database, while a search runs. Who needs what is away
 * must say that it is not ready, nobody that it is not alive, and all must go on by themselves.
 * Fails if a promise is broken.
 */
@Command(
    name = "outage",
    description =
        "Takes the brokers away, then the database, while a search runs: do services say so, live on, and go on by themselves?")
public final class Outage extends FaultRun {
  private static final int PARALLELISM = 4;
  private static final int STEPS_BETWEEN = 20;
  private static final int STEPS = 10 * STEPS_BETWEEN;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Option(names = "--seconds", description = "How long they are away (${DEFAULT-VALUE}).")
  private int seconds = 60;

  @Option(names = "--seed", description = "Of the search (${DEFAULT-VALUE}).")
  private long seed = 1;

  private final MarkdownTable table =
      new MarkdownTable(
          "away",
          "service",
          "not ready after (s)",
          "answers that it is dead",
          "ready again after (s)");

  private interface Step {
    void run() throws Exception;
  }

  @Override
  protected void run(Path path) throws Exception {
    Progress.say("starting a broker, PostgreSQL and three services");
    try (Deployment deployment =
        Deployment.prepare(
            path, 1, new Pace(Duration.ofSeconds(5), Duration.ofSeconds(8), PARALLELISM))) {
      deployment.startServices();
      Api api = new Api(deployment.api());
      String experiment = api.submit(request(), "outage-" + seed);
      HealthWatch watch = new HealthWatch(deployment);
      takeAway(
          "the broker",
          EnumSet.allOf(Service.class),
          watch,
          deployment.brokers()::stayAway,
          deployment.brokers()::comeBack,
          () -> awaitSteps(api, experiment, STEPS_BETWEEN, watch));
      int recorded = applied(api, experiment);
      takeAway(
          "the database",
          EnumSet.of(Service.HISTORY),
          watch,
          deployment.database()::stayAway,
          deployment.database()::comeBack,
          () -> awaitSteps(api, experiment, recorded + STEPS_BETWEEN, watch));
      awaitSteps(api, experiment, STEPS, watch);
      System.out.println(table);
      judge(deployment, experiment);
    }
  }

  private void takeAway(
      String what, Set<Service> needing, HealthWatch watch, Step away, Step back, Step someSteps)
      throws Exception {
    someSteps.run();
    require(
        watch.look(PATIENCE, watch::areAllReady), "not all services are ready at the beginning");
    watch.forget();
    Progress.say(what + " is away");
    long begun = System.nanoTime();
    away.run();
    Map<Service, Duration> notReady = new EnumMap<>(Service.class);
    watch.look(
        Duration.ofSeconds(seconds),
        () -> {
          for (Service service : needing) {
            if (!watch.isReady(service)) {
              notReady.putIfAbsent(service, since(begun));
            }
          }
          return false;
        });
    Progress.say(what + " comes back");
    long returned = System.nanoTime();
    back.run();
    Map<Service, Duration> readyAgain = new EnumMap<>(Service.class);
    watch.look(
        PATIENCE,
        () -> {
          for (Service service : needing) {
            if (watch.isReady(service)) {
              readyAgain.putIfAbsent(service, since(returned));
            }
          }
          return readyAgain.size() == needing.size();
        });
    for (Service service : Service.values()) {
      report(what, service, watch.deaths(service), notReady.get(service), readyAgain.get(service));
      if (needing.contains(service)) {
        require(notReady.containsKey(service), service + " said that it is ready without " + what);
        require(readyAgain.containsKey(service), service + " is not ready again");
      }
      require(watch.deaths(service) == 0, service + " said that it is dead without " + what);
    }
  }

  private void report(
      String what, Service service, int deaths, Duration notReady, Duration readyAgain) {
    table.row(
        what,
        service.name().toLowerCase(Locale.ROOT),
        notReady == null ? "" : seconds(notReady),
        deaths,
        readyAgain == null ? "" : seconds(readyAgain));
  }

  private void judge(Deployment deployment, String experiment) throws Exception {
    Evidence evidence;
    try (Connection database = deployment.database().connect()) {
      evidence = new Records(deployment.bootstrapServers(), database).of(experiment);
    }
    String undisturbed = new Reference(deployment.table()).trajectoryHash(evidence.submission());
    Verdict verdict = Verdict.of(evidence, STEPS);
    verdict.broken(undisturbed).forEach(this::broke);
    int ends = 0;
    for (Service service : Service.values()) {
      ends += deployment.endsByItself(service).size();
    }
    require(ends == 0, ends + " times a service ended by itself");
    System.out.println(
        new MarkdownTable("steps recorded", "lost", "hash", "ended by themselves")
            .row(
                verdict.recorded() + "/" + STEPS,
                verdict.lost(),
                verdict.hash().equals(undisturbed) ? "equal" : "different",
                ends));
  }

  private void awaitSteps(Api api, String experiment, int steps, HealthWatch watch)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (applied(api, experiment) < steps) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "the search stands still at step " + applied(api, experiment));
      }
      watch.look(Duration.ofMillis(1), () -> false);
    }
  }

  private static int applied(Api api, String experiment) throws InterruptedException {
    return api.experiment(experiment).path("applied").asInt();
  }

  private ExperimentRequest request() {
    return ExperimentRequest.of(Table.METRIC)
        .agent("l2nas")
        .steps(STEPS)
        .parallelism(PARALLELISM)
        .maxAttempts(100)
        .seed(seed)
        .options(Map.of("table", Table.NAME, "delay", "500ms"))
        .build();
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      broke(otherwise);
    }
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1_000.0);
  }
}
