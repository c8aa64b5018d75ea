package io.l2nas.faults.points;

import io.l2nas.benchmarks.Folder;
import io.l2nas.benchmarks.MarkdownTable;
import io.l2nas.faults.Progress;
import io.l2nas.faults.check.Records;
import io.l2nas.faults.check.Reference;
import io.l2nas.faults.deployment.Api;
import io.l2nas.faults.deployment.Deployment;
import io.l2nas.faults.deployment.Service;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
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
public final class CrashPoints implements Callable<Integer> {
  private static final Duration LEASE = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int SLOTS = 2;
  private static final long SEEDS_PER_PHASE = 1_000;

  @Option(
      names = "--times",
      description = "How often each point ends its service (${DEFAULT-VALUE}).")
  private int times = 20;

  @Option(
      names = "--point",
      description = "This point, and not all: history.before-insert. May be given more than once.")
  private List<String> points = List.of();

  @Option(names = "--seed", description = "Of the searches, and of the passes (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--folder",
      description = "An empty folder for all that is kept, logs too; else a temporary one.")
  private Path folder;

  private final List<String> broken = new ArrayList<>();
  private final MarkdownTable table =
      new MarkdownTable(
          "point", "crashes", "searches", "steps recorded", "lost", "wrong otherwise");

  @Override
  public Integer call() throws Exception {
    if (folder != null) {
      run(folder);
    } else {
      try (Folder temporary = Folder.temporary()) {
        run(temporary.path());
      }
    }
    System.out.println(table);
    broken.forEach(promise -> System.err.println("broken: " + promise));
    return broken.isEmpty() ? 0 : 1;
  }

  private void run(Path path) throws Exception {
    Progress.say("starting a broker, PostgreSQL and three services");
    try (Deployment deployment = Deployment.start(path, 1, LEASE, SLOTS);
        HostileRecord hostile = new HostileRecord(deployment.bootstrapServers())) {
      long first = seed * SEEDS_PER_PHASE * SEEDS_PER_PHASE;
      for (List<CrashPoint> together : sideBySide()) {
        run(together, deployment, hostile, first);
        first += SEEDS_PER_PHASE;
      }
      requireBuried(deployment, hostile);
    }
  }

  private void run(
      List<CrashPoint> together, Deployment deployment, HostileRecord hostile, long first)
      throws Exception {
    List<ArmedPoint> armed = new ArrayList<>();
    for (CrashPoint point : together) {
      armed.add(ArmedPoint.arm(point, times, first, deployment));
    }
    Phase phase = new Phase(armed, new Api(deployment.api()), hostile);
    phase.run(times, first);
    judge(phase, deployment);
  }

  /** The points of the services beside each other, so that a run takes a third of the time. */
  private List<List<CrashPoint>> sideBySide() {
    Map<Service, List<CrashPoint>> byService = new EnumMap<>(Service.class);
    CrashPoint.ALL.stream()
        .filter(point -> points.isEmpty() || points.contains(point.name()))
        .forEach(
            point -> byService.computeIfAbsent(point.service(), s -> new ArrayList<>()).add(point));
    List<List<CrashPoint>> phases = new ArrayList<>();
    byService
        .values()
        .forEach(
            own -> {
              for (int i = 0; i < own.size(); i++) {
                if (phases.size() == i) {
                  phases.add(new ArrayList<>());
                }
                phases.get(i).add(own.get(i));
              }
            });
    return phases;
  }

  private void judge(Phase phase, Deployment deployment) throws Exception {
    Tally tally = new Tally(Phase.STEPS, new Reference(deployment.table()));
    try (Connection database = deployment.database().connect()) {
      Records records = new Records(deployment.bootstrapServers(), database);
      for (String experiment : phase.experiments()) {
        tally.add(records.of(experiment)).forEach(why -> broken.add(experiment + ": " + why));
      }
    }
    for (ArmedPoint point : phase.armed()) {
      table.row(
          point.point().name(),
          point.crashes(),
          phase.experiments().size(),
          tally.recorded(),
          tally.lost(),
          tally.wrong());
      broken.addAll(point.broken());
    }
  }

  /** The last of them may just be under way. */
  private void requireBuried(Deployment deployment, HostileRecord hostile) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Set<String> buried = Set.of();
    while (!buried.equals(hostile.sent()) && System.nanoTime() < deadline) {
      try (Connection database = deployment.database().connect()) {
        buried = new Records(deployment.bootstrapServers(), database).deadLetters();
      }
    }
    if (!buried.equals(hostile.sent())) {
      broken.add("of the records %s these are dead letters: %s".formatted(hostile.sent(), buried));
    }
  }
}
