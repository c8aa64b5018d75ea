package io.l2nas.benchmarks;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationReleased;
import io.l2nas.contracts.EvaluationStarted;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Two evaluator processes, one of them busy: it is killed, told to stop, or frozen, again and
 * again. Fails if a promise is broken.
 */
@Command(
    name = "evaluator-faults",
    description =
        "Kills, stops and freezes busy evaluators: when is the work with another, and is it lost?")
final class EvaluatorFaults implements Callable<Integer> {
  private static final int LONG_MILLIS = 3_600_000;
  private static final int STEPS = 3;
  private static final int STEPS_PER_ROUND = 40;
  private static final int PARALLELISM = 8;
  private static final int MOST = 4;
  private static final Duration GRACE = Duration.ofSeconds(5);

  @Option(names = "--times", description = "How often each is done (${DEFAULT-VALUE}).")
  private int times = 50;

  @Option(names = "--lease", description = "The lease, in seconds (${DEFAULT-VALUE}).")
  private int lease = 3;

  @Option(
      names = "--evaluation",
      description = "What an evaluation takes that is frozen, in milliseconds (${DEFAULT-VALUE}).")
  private int millis = 1_000;

  private final Map<String, EvaluatorProcess> evaluators = new LinkedHashMap<>();
  private final AtomicInteger born = new AtomicInteger();
  private final List<String> broken = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    MarkdownTable table =
        new MarkdownTable("seconds", "times", "p50", "most", "promised", "broken promises");
    try (Folder folder = Folder.temporary();
        LocalServer server =
            LocalServer.start(folder.path(), 0, Map.of("L2NAS_AGENT_LEASE", lease + "s"));
        EvaluationWatch watch = new EvaluationWatch(server.kafka())) {
      join(server);
      join(server);
      kill(table, server, watch);
      terminate(table, server, watch);
      freeze(table, server, watch);
      comeAndGo(table, server, watch);
      scale(table, server);
    } finally {
      evaluators.values().forEach(EvaluatorProcess::close);
    }
    System.out.println(table);
    broken.forEach(System.err::println);
    return broken.isEmpty() ? 0 : 1;
  }

  /** SIGKILL: another begins within a lease and five seconds. */
  private void kill(MarkdownTable table, LocalServer server, EvaluationWatch watch)
      throws Exception {
    List<Duration> replaced = new ArrayList<>();
    Duration promised = Duration.ofSeconds(lease).plus(GRACE);
    String experiment = server.submit(Requests.slowSearch(1, 1, LONG_MILLIS));
    EvaluationStarted held = nextStart(watch, experiment, 0);
    for (int time = 0; time < times; time++) {
      Progress.say("kill -9, " + (time + 1) + " of " + times);
      evaluators.remove(held.evaluator()).kill();
      long killed = System.nanoTime();
      held = nextStart(watch, experiment, held.attempt());
      replaced.add(since(killed));
      join(server);
    }
    server.cancel(experiment);
    report(table, "kill -9: until another evaluator has it", replaced, promised);
    leaveOneIdle(server);
  }

  /** SIGTERM: handed back within five seconds, then exit code 0, and another begins at once. */
  private void terminate(MarkdownTable table, LocalServer server, EvaluationWatch watch)
      throws Exception {
    List<Duration> back = new ArrayList<>();
    List<Duration> gone = new ArrayList<>();
    List<Duration> taken = new ArrayList<>();
    String experiment = server.submit(Requests.slowSearch(1, 1, LONG_MILLIS));
    EvaluationStarted held = nextStart(watch, experiment, 0);
    for (int time = 0; time < times; time++) {
      Progress.say("SIGTERM, " + (time + 1) + " of " + times);
      EvaluationStarted holder = held;
      EvaluatorProcess victim = evaluators.remove(holder.evaluator());
      long told = System.nanoTime();
      victim.terminate();
      watch.await(EvaluationReleased.class, event -> event.evaluator().equals(holder.evaluator()));
      back.add(since(told));
      int code = victim.awaitExit();
      gone.add(since(told));
      held = nextStart(watch, experiment, holder.attempt());
      taken.add(since(told));
      if (code != 0) {
        broken.add("SIGTERM: evaluator " + victim.id() + " ended with exit code " + code);
      }
      join(server);
    }
    server.cancel(experiment);
    report(table, "SIGTERM: until it is handed back", back, GRACE);
    report(table, "SIGTERM: until the process is gone", gone, GRACE.multipliedBy(2));
    report(table, "SIGTERM: until another evaluator has it", taken, GRACE.multipliedBy(2));
    leaveOneIdle(server);
  }

  /** SIGSTOP for three leases, then SIGCONT: the late answer changes nothing. */
  private void freeze(MarkdownTable table, LocalServer server, EvaluationWatch watch)
      throws Exception {
    List<Duration> replaced = new ArrayList<>();
    String undisturbed = server.submit(Requests.slowSearch(STEPS, 1, 1));
    server.awaitCompletion(undisturbed);
    for (int time = 0; time < times; time++) {
      Progress.say("SIGSTOP, " + (time + 1) + " of " + times);
      String experiment = server.submit(Requests.slowSearch(STEPS, 1, millis));
      EvaluationStarted held = nextStart(watch, experiment, 0);
      EvaluatorProcess victim = evaluators.get(held.evaluator());
      victim.freeze();
      long frozen = System.nanoTime();
      nextStart(watch, experiment, held.attempt());
      replaced.add(since(frozen));
      Thread.sleep(Math.max(0, 3_000L * lease - since(frozen).toMillis()));
      victim.thaw();
      watch.await(
          EvaluationCompleted.class,
          event -> event.experiment().equals(experiment) && event.evaluator().equals(victim.id()));
      server.awaitCompletion(experiment);
      if (!hash(server, experiment).equals(hash(server, undisturbed))) {
        broken.add("SIGSTOP: the trajectory is not that of the undisturbed run");
      }
    }
    report(
        table,
        "SIGSTOP: until another evaluator has it",
        replaced,
        Duration.ofSeconds(lease).plus(GRACE));
  }

  /** Others come and go while one evaluation lasts: it is begun once. */
  private void comeAndGo(MarkdownTable table, LocalServer server, EvaluationWatch watch)
      throws Exception {
    int rounds = Math.max(1, times * 2 / 5);
    String experiment = server.submit(Requests.slowSearch(1, 1, LONG_MILLIS));
    EvaluationStarted held = nextStart(watch, experiment, 0);
    try (EventTap tap = EventTap.fromNow(server.kafka())) {
      for (int round = 0; round < rounds; round++) {
        Progress.say("come and go, " + (round + 1) + " of " + rounds);
        join(server);
        leave(held.evaluator());
      }
      long again =
          tap.drain().stream()
              .map(EventTap.Sighting::event)
              .filter(EvaluationStarted.class::isInstance)
              .filter(event -> event.experiment().equals(experiment))
              .count();
      if (again > 0) {
        broken.add("come and go: an evaluation was begun again, " + again + " times");
      }
      table.row("one evaluation, while others come and go", rounds, "", "", "begun once", again);
    }
    server.cancel(experiment);
    leaveOneIdle(server);
  }

  /** From one evaluator to four and back, while a search goes on: its trajectory stays. */
  private void scale(MarkdownTable table, LocalServer server) throws Exception {
    int rounds = Math.max(1, times / 2);
    int steps = STEPS_PER_ROUND * rounds;
    String undisturbed = server.submit(Requests.slowSearch(steps, PARALLELISM, 1));
    server.awaitCompletion(undisturbed);
    String experiment = server.submit(Requests.slowSearch(steps, PARALLELISM, millis));
    for (int round = 0; round < rounds; round++) {
      Progress.say("1 → 4 → 1, " + (round + 1) + " of " + rounds);
      while (evaluators.size() < MOST) {
        join(server);
      }
      while (evaluators.size() > 1) {
        leave("nobody");
      }
    }
    server.awaitCompletion(experiment);
    boolean same = hash(server, experiment).equals(hash(server, undisturbed));
    if (!same) {
      broken.add("1 → 4 → 1: the trajectory is not that of the undisturbed run");
    }
    table.row(
        "1 → 4 → 1 evaluators in " + steps + " steps",
        rounds,
        "",
        "",
        "same trajectory",
        same ? 0 : 1);
  }

  /** The oldest is told to stop, but not this one. */
  private void leave(String butNot) throws InterruptedException {
    String leaver =
        evaluators.keySet().stream().filter(id -> !id.equals(butNot)).findFirst().orElseThrow();
    EvaluatorProcess process = evaluators.remove(leaver);
    process.terminate();
    int code = process.awaitExit();
    if (code != 0) {
      broken.add("evaluator " + leaver + " ended with exit code " + code);
    }
  }

  private static String hash(LocalServer server, String experiment) throws Exception {
    return server.experiment(experiment, "trajectoryHash");
  }

  private void join(LocalServer server) throws IOException {
    EvaluatorProcess evaluator =
        EvaluatorProcess.start("evaluator-" + born.incrementAndGet(), server);
    evaluators.put(evaluator.id(), evaluator);
  }

  /** Whoever is still busy with what was cancelled is replaced. */
  private void leaveOneIdle(LocalServer server) throws IOException {
    evaluators.values().forEach(EvaluatorProcess::kill);
    evaluators.clear();
    join(server);
    join(server);
  }

  private static EvaluationStarted nextStart(
      EvaluationWatch watch, String experiment, int attempt) {
    return watch.await(
        EvaluationStarted.class,
        event -> event.experiment().equals(experiment) && event.attempt() > attempt);
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  private void report(
      MarkdownTable table, String what, List<Duration> durations, Duration promised) {
    long late = durations.stream().filter(duration -> duration.compareTo(promised) > 0).count();
    if (late > 0) {
      broken.add(what + ": " + late + " times later than " + promised.toSeconds() + " s");
    }
    Samples seconds =
        Samples.ofNumbers(
            durations.stream().map(duration -> duration.toMillis() / 1000.0).toList());
    table.row(what, durations.size(), seconds.median(), seconds.most(), promised.toSeconds(), late);
  }
}
