package io.l2nas.faults.points;

import io.l2nas.benchmarks.MarkdownTable;
import io.l2nas.faults.FaultRun;
import io.l2nas.faults.Progress;
import io.l2nas.faults.check.Records;
import io.l2nas.faults.check.Reference;
import io.l2nas.faults.deployment.Api;
import io.l2nas.faults.deployment.Deployment;
import io.l2nas.faults.deployment.Deployment.Pace;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Services end between every two of "row written", "event published" and "offset stored", the three
 * of them side by side. Then every search must have the record of one that nothing disturbs. Fails
 * if a promise is broken, or a point is never passed.
 */
@Command(
    name = "crash-points",
    description =
        "Ends each service at every point between two writes, again and again: is anything lost, or there twice?")
public final class CrashPoints extends FaultRun {
  private static final Duration LEASE = Duration.ofSeconds(2);

  /** Here it is places that count, not times. */
  private static final Duration SESSION = Duration.ofSeconds(3);

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int SLOTS = 2;

  @Option(
      names = "--times",
      description = "How often each point ends its service (${DEFAULT-VALUE}).")
  private int times = 20;

  @Option(
      names = "--point",
      description =
          "This point, and not all, as in history.before-insert. May be given more than once.")
  private List<String> points = List.of();

  @Option(names = "--seed", description = "Of the searches, and of the passes (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Override
  protected void run(Path path) throws Exception {
    Progress.say("starting a broker, PostgreSQL and three services");
    try (Deployment deployment = Deployment.prepare(path, 1, new Pace(LEASE, SESSION, SLOTS));
        HostileRecords hostile = new HostileRecords(deployment.bootstrapServers())) {
      List<Walk> walks = walks(deployment);
      walks.forEach(Walk::begin);
      deployment.startServices();
      Searches searches = new Searches(new Api(deployment.api()), hostile, seed);
      searches.run(walks);
      judge(walks);
      judge(searches, deployment);
      requireBuried(deployment, hostile);
    }
  }

  private List<Walk> walks(Deployment deployment) {
    return CrashPoint.ALL.stream()
        .filter(point -> points.isEmpty() || points.contains(point.name()))
        .collect(Collectors.groupingBy(CrashPoint::service))
        .values()
        .stream()
        .map(own -> new Walk(own, times, seed, deployment))
        .toList();
  }

  private void judge(List<Walk> walks) {
    MarkdownTable table = new MarkdownTable("point", "crashes");
    for (Walk walk : walks) {
      for (CrashPoint point : walk.points()) {
        table.row(point.name(), walk.crashesAt(point));
        if (walk.crashesAt(point) < times) {
          broke("at %s its service did not end %d times".formatted(point.name(), times));
        }
      }
      if (!walk.otherEnds().isEmpty()) {
        broke("a service ended by itself, with the exit codes %s".formatted(walk.otherEnds()));
      }
    }
    System.out.println(table);
  }

  private void judge(Searches searches, Deployment deployment) throws Exception {
    Tally tally = new Tally(Searches.STEPS, new Reference(deployment.table()));
    try (Connection database = deployment.database().connect()) {
      Records records = new Records(deployment.bootstrapServers(), database);
      for (String experiment : searches.experiments()) {
        tally.add(records.of(experiment)).forEach(why -> broke(experiment + ": " + why));
      }
    }
    System.out.println(
        new MarkdownTable("searches", "steps recorded", "lost", "wrong otherwise")
            .row(searches.experiments().size(), tally.recorded(), tally.lost(), tally.wrong()));
  }

  /** The last of them may just be under way. */
  private void requireBuried(Deployment deployment, HostileRecords hostile) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Set<String> buried = Set.of();
    while (!buried.equals(hostile.sent()) && System.nanoTime() < deadline) {
      try (Connection database = deployment.database().connect()) {
        buried = new Records(deployment.bootstrapServers(), database).deadLetters();
      }
    }
    if (!buried.equals(hostile.sent())) {
      broke("of the records %s these are dead letters: %s".formatted(hostile.sent(), buried));
    }
  }
}
