package io.l2nas.faults.restore;

import io.l2nas.benchmarks.MarkdownTable;
import io.l2nas.benchmarks.Table;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.faults.Await;
import io.l2nas.faults.FaultRun;
import io.l2nas.faults.Progress;
import io.l2nas.faults.check.Evidence;
import io.l2nas.faults.check.Records;
import io.l2nas.faults.check.Reference;
import io.l2nas.faults.check.Verdict;
import io.l2nas.faults.deployment.Api;
import io.l2nas.faults.deployment.Deployment;
import io.l2nas.faults.deployment.Deployment.Pace;
import io.l2nas.faults.deployment.Health;
import io.l2nas.faults.deployment.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The ledger is dumped in the middle of a search, lost when it has ended, and restored. What the
 * dump does not have comes back from Kafka: the ledger must end as it was, bit for bit.
 */
@Command(
    name = "restore",
    description =
        "Dumps the ledger in the middle of a search, loses it, restores the dump: does what came"
            + " later come back from Kafka?")
public final class Restore extends FaultRun {
  private static final int PARALLELISM = 4;

  /** The group that records outcomes. */
  private static final String GROUP = "l2nas.history";

  @Option(names = "--steps", description = "How long the search is (${DEFAULT-VALUE}).")
  private int steps = 200;

  @Option(names = "--seed", description = "Of the search (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Override
  protected void run(Path path) throws Exception {
    Progress.say("starting a broker, PostgreSQL and three services");
    try (Deployment deployment =
        Deployment.prepare(
            path, 1, new Pace(Duration.ofSeconds(5), Duration.ofSeconds(8), PARALLELISM))) {
      deployment.startServices();
      Api api = new Api(deployment.api());
      String experiment = api.submit(request(), "restore-" + seed);
      Dump dump = new Dump(Files.createDirectory(path.resolve("dump")));
      Await.until("a third of the steps is done", () -> applied(api, experiment) >= steps / 3);
      try (Connection database = deployment.database().connect()) {
        dump.write(database);
      }
      int dumped = applied(api, experiment);
      if (dumped >= steps) {
        throw new IllegalStateException(
            "the dump may have all %d steps, so nothing was restored from Kafka; give --steps more"
                .formatted(steps));
      }
      Progress.say("dumped at about step " + dumped);
      awaitEnd(api, experiment);
      String before = api.experiment(experiment).path("trajectoryHash").asText();

      lose(deployment);
      Progress.say("the ledger is lost");
      restore(deployment, dump);
      Progress.say("the dump is restored");
      awaitEnd(api, experiment);
      judge(deployment, experiment, dumped, before);
    }
  }

  /** The database is new; a history that starts makes its tables. */
  private static void lose(Deployment deployment) throws Exception {
    deployment.service(Service.HISTORY).stayAway();
    try (Connection database = deployment.database().connect();
        Statement statement = database.createStatement()) {
      statement.execute("drop schema public cascade");
      statement.execute("create schema public");
    }
    deployment.service(Service.HISTORY).comeBack();
    Health history = new Health(deployment.http(Service.HISTORY));
    Await.until("the history is ready on an empty database", history::isReady);
  }

  private static void restore(Deployment deployment, Dump dump) throws Exception {
    deployment.service(Service.HISTORY).stayAway();
    try (Connection database = deployment.database().connect()) {
      dump.load(database);
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", deployment.bootstrapServers()))) {
      Await.until("the group has no members", () -> rewound(admin));
    }
    deployment.service(Service.HISTORY).comeBack();
  }

  /** Outcomes are read again from the first one: those that are recorded change nothing. */
  private static boolean rewound(Admin admin) throws Exception {
    var begins =
        admin
            .listConsumerGroupOffsets(GROUP)
            .partitionsToOffsetAndMetadata()
            .get()
            .keySet()
            .stream()
            .collect(Collectors.toMap(partition -> partition, p -> new OffsetAndMetadata(0)));
    try {
      admin.alterConsumerGroupOffsets(GROUP, begins).all().get();
      return true;
    } catch (ExecutionException e) {
      return false; // Who was killed is a member until it is missed.
    }
  }

  private void judge(Deployment deployment, String experiment, int dumped, String before)
      throws Exception {
    Evidence evidence;
    try (Connection database = deployment.database().connect()) {
      evidence = new Records(deployment.bootstrapServers(), database).of(experiment);
    }
    String undisturbed = new Reference(deployment.table()).trajectoryHash(evidence.submission());
    Verdict verdict = Verdict.of(evidence, steps);
    verdict.broken(undisturbed).forEach(this::broke);
    if (!before.equals(verdict.hash())) {
      broke("the trajectory is " + verdict.hash() + "; before the loss it was " + before);
    }
    System.out.println(
        new MarkdownTable("steps in the dump", "steps recorded", "lost", "hash")
            .row(
                dumped,
                verdict.recorded() + "/" + steps,
                verdict.lost(),
                verdict.hash().equals(undisturbed) ? "equal" : "different"));
  }

  private static void awaitEnd(Api api, String experiment) throws Exception {
    Await.until(
        "the search has ended",
        () -> api.experiment(experiment).path("status").asText().equals("COMPLETED"));
  }

  private static int applied(Api api, String experiment) throws InterruptedException {
    return api.experiment(experiment).path("applied").asInt();
  }

  private ExperimentRequest request() {
    return ExperimentRequest.of(Table.METRIC)
        .agent("l2nas")
        .steps(steps)
        .parallelism(PARALLELISM)
        .maxAttempts(100)
        .seed(seed)
        .options(Map.of("table", Table.NAME, "delay", "100ms"))
        .build();
  }
}
