package io.l2nas.faults.storm;

import io.l2nas.benchmarks.MarkdownTable;
import io.l2nas.benchmarks.Samples;
import io.l2nas.benchmarks.Table;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.core.audit.Anomaly;
import io.l2nas.faults.FaultRun;
import io.l2nas.faults.Progress;
import io.l2nas.faults.check.Evidence;
import io.l2nas.faults.check.Records;
import io.l2nas.faults.check.Reference;
import io.l2nas.faults.check.Verdict;
import io.l2nas.faults.deployment.Api;
import io.l2nas.faults.deployment.Deployment;
import io.l2nas.faults.deployment.Deployment.Pace;
import io.l2nas.faults.deployment.RestartedProcess;
import io.l2nas.faults.deployment.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A search on three services, three brokers and a database, of which one or the other is killed all
 * the time. Then its record must be that of the search that nothing disturbs. Fails if a promise is
 * broken.
 */
@Command(
    name = "storm",
    description =
        "Kills services, brokers and the database (SIGKILL) while a search runs: is every step recorded once, and the"
            + " trajectory the undisturbed one?")
public final class KillStorm extends FaultRun {
  private static final int BROKERS = 3;
  private static final int PARALLELISM = 4;

  /** More attempts than evaluators are killed. */
  private static final int MAX_ATTEMPTS = 1_000;

  private static final double MOST = 0.99;

  @Option(names = "--steps", description = "How long the search is (${DEFAULT-VALUE}).")
  private int steps = 1_000;

  @Option(
      names = "--service-kills",
      description = "How often a service is killed (${DEFAULT-VALUE}).")
  private int serviceKills = 100;

  @Option(names = "--broker-kills", description = "How often a broker is (${DEFAULT-VALUE}).")
  private int brokerKills = 10;

  @Option(names = "--database-kills", description = "How often the database is (${DEFAULT-VALUE}).")
  private int databaseKills = 5;

  @Option(names = "--seed", description = "Of the search, and of the kills (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--evaluation",
      description = "What an evaluation takes, in milliseconds (${DEFAULT-VALUE}).")
  private int evaluationMillis = 200;

  @Option(names = "--lease", description = "The lease, in seconds (${DEFAULT-VALUE}).")
  private int lease = 5;

  @Option(
      names = "--session",
      description =
          "For how many seconds nobody hears of an agent or a history that is lost (${DEFAULT-VALUE}, as the services have"
              + " it).")
  private int session = 8;

  @Option(
      names = "--patience",
      description = "For how many seconds no step may be recorded (${DEFAULT-VALUE}).")
  private int patience = 300;

  @Override
  protected void run(Path path) throws Exception {
    Progress.say("starting %d brokers, PostgreSQL and three services".formatted(BROKERS));
    try (Deployment deployment =
        Deployment.prepare(
            path,
            BROKERS,
            new Pace(Duration.ofSeconds(lease), Duration.ofSeconds(session), PARALLELISM))) {
      deployment.startServices();
      Api api = new Api(deployment.api());
      String experiment = api.submit(request(), "storm-" + seed);
      Recoveries recoveries = new Recoveries(PARALLELISM, steps);
      List<Kill> plan =
          new KillPlan(seed, steps, Duration.ofMillis(2L * evaluationMillis))
              .draw(serviceKills, brokerKills, databaseKills);
      Storm storm = new Storm(deployment, plan, recoveries, Duration.ofSeconds(patience));
      long begun = System.nanoTime();
      try (StateWatch watch = new StateWatch(experiment, deployment.bootstrapServers())) {
        storm.rage(watch);
      }
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      judge(deployment, experiment, storm, recoveries, took);
    }
  }

  private ExperimentRequest request() {
    return ExperimentRequest.of(Table.METRIC)
        .agent("l2nas")
        .steps(steps)
        .parallelism(PARALLELISM)
        .reuse("team")
        .maxAttempts(MAX_ATTEMPTS)
        .seed(seed)
        .options(Map.of("table", Table.NAME, "delay", evaluationMillis + "ms"))
        .build();
  }

  private void judge(
      Deployment deployment, String experiment, Storm storm, Recoveries recoveries, Duration took)
      throws Exception {
    Progress.say("the search has ended; reading what is left");
    Evidence evidence;
    Set<String> deadLetters;
    try (Connection database = deployment.database().connect()) {
      Records records = new Records(deployment.bootstrapServers(), database);
      evidence = records.of(experiment);
      deadLetters = records.deadLetters();
    }
    String undisturbed = new Reference(deployment.table()).trajectoryHash(evidence.submission());
    Verdict verdict = Verdict.of(evidence, steps);
    verdict.broken(undisturbed).forEach(this::broke);
    if (storm.notDone() > 0) {
      broke(storm.notDone() + " kills were not done before the search had ended");
    }
    if (!deadLetters.isEmpty()) {
      broke("there are dead letters: " + deadLetters);
    }
    int byThemselves =
        processes(deployment).mapToInt(process -> process.endsByItself().size()).sum();
    processes(deployment)
        .filter(process -> !process.endsByItself().isEmpty())
        .forEach(
            process ->
                broke(
                    "%s ended by itself, with the exit codes %s"
                        .formatted(process.name(), process.endsByItself())));
    System.out.println(
        new MarkdownTable(
                "steps recorded",
                "lost",
                "recorded twice",
                "torn",
                "out of order",
                "divergent",
                "hash",
                "evaluated again",
                "ended by themselves",
                "minutes")
            .row(
                verdict.recorded() + "/" + steps,
                verdict.lost() + verdict.count(Anomaly.LOST),
                verdict.count(Anomaly.DUPLICATED),
                verdict.count(Anomaly.TORN),
                verdict.count(Anomaly.OUT_OF_ORDER),
                verdict.count(Anomaly.DIVERGENT),
                verdict.hash().equals(undisturbed) ? "equal" : "different",
                verdict.repeated(),
                byThemselves,
                took.toMillis() / 60_000.0));
    System.out.println(times(recoveries));
    System.out.println(starts(deployment));
  }

  private static Stream<RestartedProcess> processes(Deployment deployment) {
    return Stream.concat(
        Stream.of(Service.values()).map(deployment::service),
        deployment.brokers().processes().stream());
  }

  private static MarkdownTable times(Recoveries recoveries) {
    MarkdownTable table =
        new MarkdownTable("killed", "outages", "recovery p50 (s)", "p99 (s)", "most (s)");
    for (Victim victim : Victim.values()) {
      row(table, victim.toString(), recoveries.of(victim));
    }
    row(table, "several before it recovered", recoveries.ofSeveral());
    row(table, "all", recoveries.all());
    return table;
  }

  /** What of the recoveries is the start of a JVM and of its Quarkus. */
  private static MarkdownTable starts(Deployment deployment) throws IOException {
    MarkdownTable table =
        new MarkdownTable("started", "times", "start p50 (s)", "p99 (s)", "most (s)");
    for (Service service : Service.values()) {
      row(table, service.name().toLowerCase(Locale.ROOT), deployment.starts(service));
    }
    return table;
  }

  private static void row(MarkdownTable table, String name, List<Duration> durations) {
    if (durations.isEmpty()) {
      return;
    }
    Samples samples = Samples.of(durations);
    table.row(
        name,
        durations.size(),
        seconds(samples.median()),
        seconds(samples.quantile(MOST)),
        seconds(samples.most()));
  }

  private static String seconds(double millis) {
    return String.format(Locale.ROOT, "%.1f", millis / 1_000);
  }
}
