package io.l2nas.benchmarks;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationProgressed;
import io.l2nas.contracts.EvaluationReleased;
import io.l2nas.contracts.EvaluationStarted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Two evaluator processes, one of them busy: it is killed, told to stop, or frozen, again and
 * again. Then all that was asked for must be there, as if nothing had been. Fails if a promise is
 * broken.
 */
@Command(
    name = "evaluator-faults",
    description =
        "Kills, stops and freezes busy evaluators: when is the work with another, and is it lost?")
final class EvaluatorFaults implements Callable<Integer> {
  private static final int STEPS = 2;
  private static final int STEPS_PER_ROUND = 40;
  private static final int PARALLELISM = 8;
  private static final int MOST = 4;

  /** {@link #STEPS_PER_ROUND} of them take longer than most rounds of joining and leaving. */
  private static final int SCALED_MILLIS = 1_000;

  @Option(names = "--times", description = "How often each is done (${DEFAULT-VALUE}).")
  private int times = 50;

  @Option(names = "--lease", description = "The lease, in seconds (${DEFAULT-VALUE}).")
  private int lease = 3;

  @Option(
      names = "--grace",
      description =
          "What is promised within it, or within it and a lease, in seconds (${DEFAULT-VALUE}).")
  private int grace = 5;

  @Option(
      names = "--evaluation",
      description = "What an evaluation takes that is frozen, in milliseconds (${DEFAULT-VALUE}).")
  private int frozenMillis = 1_000;

  @Option(
      names = "--held",
      description =
          "What an evaluation takes whose evaluator is killed or stopped, in seconds; longer than that"
              + " takes until the next is (${DEFAULT-VALUE}).")
  private int heldSeconds = 20;

  @Option(
      names = "--long",
      description =
          "What the evaluation takes during which others come and go, in seconds (${DEFAULT-VALUE}).")
  private int longSeconds = 600;

  private final MarkdownTable table =
      new MarkdownTable("seconds", "times", "p50", "most", "promised", "broken promises");
  private final List<String> broken = new ArrayList<>();
  private LocalServer server;
  private EvaluatorFleet fleet;
  private EvaluationWatch watch;

  @Override
  public Integer call() throws Exception {
    try (Folder folder = Folder.temporary();
        LocalServer started =
            LocalServer.start(folder.path(), 0, Map.of("L2NAS_AGENT_LEASE", lease + "s"));
        EvaluatorFleet evaluators = new EvaluatorFleet(started);
        EvaluationWatch events = new EvaluationWatch(started.kafka())) {
      server = started;
      fleet = evaluators;
      watch = events;
      fleet.renew();
      String undisturbed = undisturbed(STEPS, 1);
      kill(undisturbed);
      terminate(undisturbed);
      terminateTwice(undisturbed);
      freeze(undisturbed);
      comeAndGo();
      scale();
    }
    System.out.println(table);
    broken.forEach(System.err::println);
    return broken.isEmpty() ? 0 : 1;
  }

  /** What was promised and did not hold, in words; empty before it was executed. */
  List<String> broken() {
    return broken;
  }

  /** SIGKILL: another begins within a lease and five seconds. */
  private void kill(String undisturbed) throws Exception {
    List<Duration> replaced = new ArrayList<>();
    String experiment = server.submit(Requests.slowSearch(STEPS, 1, 1_000 * heldSeconds));
    EvaluationStarted held = nextStart(experiment, 0);
    for (int time = 0; time < times; time++) {
      Progress.say("kill -9, " + (time + 1) + " of " + times);
      fleet.giveUp(held.evaluator()).kill();
      long killed = System.nanoTime();
      held = nextStart(experiment, held.attempt());
      replaced.add(since(killed));
      fleet.join();
    }
    requireNothingLost("kill -9", experiment, undisturbed);
    report("kill -9: until another evaluator has it", replaced, lease + grace);
  }

  /** SIGTERM: handed back within five seconds, then exit code 0, and another begins at once. */
  private void terminate(String undisturbed) throws Exception {
    List<Duration> back = new ArrayList<>();
    List<Duration> gone = new ArrayList<>();
    List<Duration> taken = new ArrayList<>();
    String experiment = server.submit(Requests.slowSearch(STEPS, 1, 1_000 * heldSeconds));
    EvaluationStarted held = nextStart(experiment, 0);
    for (int time = 0; time < times; time++) {
      Progress.say("SIGTERM, " + (time + 1) + " of " + times);
      EvaluatorProcess victim = fleet.giveUp(held.evaluator());
      long told = System.nanoTime();
      victim.terminate();
      awaitRelease(victim);
      back.add(since(told));
      requireOrderlyExit(victim.awaitExit());
      gone.add(since(told));
      held = nextStart(experiment, held.attempt());
      taken.add(since(told));
      fleet.join();
    }
    requireNothingLost("SIGTERM", experiment, undisturbed);
    report("SIGTERM: until it is handed back", back, grace);
    report("SIGTERM: until the process is gone", gone, 2 * grace);
    report("SIGTERM: until another evaluator has it", taken, 2 * grace);
  }

  /** SIGTERM to an evaluator that would let its work end, and again: handed back at once. */
  private void terminateTwice(String undisturbed) throws Exception {
    List<Duration> back = new ArrayList<>();
    fleet.drainFor(Duration.ofHours(1));
    fleet.renew();
    String experiment = server.submit(Requests.slowSearch(STEPS, 1, 1_000 * heldSeconds));
    EvaluationStarted held = nextStart(experiment, 0);
    for (int time = 0; time < times; time++) {
      Progress.say("SIGTERM twice, " + (time + 1) + " of " + times);
      EvaluatorProcess victim = fleet.giveUp(held.evaluator());
      victim.terminate();
      // Two signals at the same moment are one to a process.
      Thread.sleep(100);
      long told = System.nanoTime();
      victim.terminate();
      awaitRelease(victim);
      back.add(since(told));
      requireOrderlyExit(victim.awaitExit());
      held = nextStart(experiment, held.attempt());
      fleet.join();
    }
    requireNothingLost("SIGTERM twice", experiment, undisturbed);
    report("SIGTERM again, an hour early: until it is handed back", back, grace);
    fleet.drainFor(Duration.ofSeconds(3));
    fleet.renew();
  }

  /** SIGSTOP for three leases, then SIGCONT: the late answer changes nothing. */
  private void freeze(String undisturbed) throws Exception {
    List<Duration> replaced = new ArrayList<>();
    for (int time = 0; time < times; time++) {
      Progress.say("SIGSTOP, " + (time + 1) + " of " + times);
      String experiment = server.submit(Requests.slowSearch(STEPS, 1, frozenMillis));
      EvaluationStarted held = nextStart(experiment, 0);
      EvaluatorProcess victim = fleet.member(held.evaluator());
      victim.freeze();
      long frozen = System.nanoTime();
      nextStart(experiment, held.attempt());
      replaced.add(since(frozen));
      Thread.sleep(Math.max(0, 3_000L * lease - since(frozen).toMillis()));
      victim.thaw();
      watch.await(
          EvaluationCompleted.class,
          event -> event.experiment().equals(experiment) && event.evaluator().equals(victim.id()));
      requireNothingLost("SIGSTOP", experiment, undisturbed);
    }
    report("SIGSTOP: until another evaluator has it", replaced, lease + grace);
  }

  /** Others come and go all the while that one evaluation lasts: it is begun once, and ends. */
  private void comeAndGo() throws Exception {
    int rounds = Math.max(1, times * 2 / 5);
    long begun = System.nanoTime();
    String experiment = server.submit(Requests.slowSearch(1, 1, 1_000 * longSeconds));
    EvaluationStarted held = nextStart(experiment, 0);
    try (EventTap tap = EventTap.fromNow(server.kafka())) {
      for (int round = 0; round < rounds; round++) {
        Progress.say("come and go, " + (round + 1) + " of " + rounds);
        long due = 1_000L * longSeconds * round / rounds;
        Thread.sleep(Math.max(0, due - since(begun).toMillis()));
        fleet.join();
        requireOrderlyExit(fleet.leave(held.evaluator()));
      }
      if (!server.experiment(experiment, "status").equals("RUNNING")) {
        broken.add("come and go: the evaluation was over before the last round; give more --long");
      }
      server.awaitCompletion(experiment);
      List<String> told =
          tap.drain().stream()
              .map(EventTap.Sighting::event)
              .filter(event -> event.experiment().equals(experiment))
              .filter(EvaluationEvent.class::isInstance)
              .filter(event -> !(event instanceof EvaluationProgressed))
              .map(event -> event.getClass().getSimpleName())
              .toList();
      boolean once = told.equals(List.of(EvaluationCompleted.class.getSimpleName()));
      if (!once) {
        broken.add("come and go: after its start an evaluation was told of as " + told);
      }
      table.row(
          "one evaluation of %d s, while others come and go".formatted(longSeconds),
          rounds,
          "",
          "",
          "begun once",
          once ? 0 : 1);
    }
  }

  /** From one evaluator to four and back, all the while that there is a search. */
  private void scale() throws Exception {
    int rounds = Math.max(1, times / 2);
    // The slower the machine, the more of the search a round takes: there is a next one.
    int steps = STEPS_PER_ROUND * rounds;
    String undisturbed = undisturbed(steps, PARALLELISM);
    List<String> searches = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      Progress.say("1 → 4 → 1, " + (round + 1) + " of " + rounds);
      while (fleet.size() < MOST) {
        keepSearching(searches, steps);
        fleet.join();
      }
      while (fleet.size() > 1) {
        keepSearching(searches, steps);
        requireOrderlyExit(fleet.leave("nobody"));
      }
    }
    int brokenBefore = broken.size();
    for (String search : searches) {
      requireNothingLost("1 → 4 → 1", search, undisturbed);
    }
    table.row(
        "1 → 4 → 1 evaluators in " + steps * searches.size() + " steps",
        rounds,
        "",
        "",
        "same trajectory",
        broken.size() - brokenBefore);
  }

  private void keepSearching(List<String> searches, int steps) throws Exception {
    if (searches.isEmpty()
        || !server.experiment(searches.get(searches.size() - 1), "status").equals("RUNNING")) {
      searches.add(server.submit(Requests.slowSearch(steps, PARALLELISM, SCALED_MILLIS)));
    }
  }

  private String undisturbed(int steps, int parallelism) throws Exception {
    String experiment = server.submit(Requests.slowSearch(steps, parallelism, 1));
    server.awaitCompletion(experiment);
    return experiment;
  }

  /** It ends, and no number of it is another. */
  private void requireNothingLost(String fault, String experiment, String undisturbed)
      throws Exception {
    server.awaitCompletion(experiment);
    if (!hash(experiment).equals(hash(undisturbed))) {
      broken.add(fault + ": the trajectory is not that of the undisturbed run");
    }
  }

  private void requireOrderlyExit(int code) {
    if (code != 0) {
      broken.add("an evaluator that was told to stop ended with exit code " + code);
    }
  }

  private String hash(String experiment) throws Exception {
    return server.experiment(experiment, "trajectoryHash");
  }

  private void awaitRelease(EvaluatorProcess holder) {
    watch.await(EvaluationReleased.class, event -> event.evaluator().equals(holder.id()));
  }

  private EvaluationStarted nextStart(String experiment, int attempt) {
    return watch.await(
        EvaluationStarted.class,
        event -> event.experiment().equals(experiment) && event.attempt() > attempt);
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  private void report(String what, List<Duration> durations, int promisedSeconds) {
    Duration promised = Duration.ofSeconds(promisedSeconds);
    long late = durations.stream().filter(duration -> duration.compareTo(promised) > 0).count();
    if (late > 0) {
      broken.add("%s: %d times later than %d s".formatted(what, late, promisedSeconds));
    }
    Samples seconds =
        Samples.ofNumbers(
            durations.stream().map(duration -> duration.toMillis() / 1000.0).toList());
    table.row(what, durations.size(), seconds.median(), seconds.most(), promisedSeconds, late);
  }
}
