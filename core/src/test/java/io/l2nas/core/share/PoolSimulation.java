package io.l2nas.core.share;

import io.l2nas.contracts.EvaluatorReported;
import io.l2nas.contracts.EvaluatorState;
import io.l2nas.contracts.ExperimentDemand;
import io.l2nas.contracts.TeamTerms;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A pool in simulated time: one queue, first in first out, and slots that take the next action when
 * they are free. Whatever is granted joins the queue at once.
 */
final class PoolSimulation {
  private final SharedPool pool = new SharedPool();
  private final int slots;
  private final Map<String, TeamLimits> limits = new HashMap<>();
  private final Map<String, Asking> asking = new LinkedHashMap<>();
  private final Queue<Asking> queue = new ArrayDeque<>();
  private final PriorityQueue<Running> running =
      new PriorityQueue<>(Comparator.comparingDouble(Running::ends));
  private final List<Running> started = new ArrayList<>();
  private final Random random = new Random(11);
  private final PriorityQueue<Proposal> coming =
      new PriorityQueue<>(Comparator.comparingDouble(Proposal::at));
  private double travel;
  private double now;
  private int most;

  /** One evaluation. */
  record Running(String team, String experiment, double starts, double ends) {}

  private record Proposal(Asking whose, double at) {}

  private static final class Asking {
    private final Queue<Double> dueSince = new ArrayDeque<>();
    private final List<Double> waits = new ArrayList<>();
    private final String experiment;
    private final String team;
    private final double seconds;
    private int waiting;
    private int inFlight;
    private int measured;

    private Asking(String experiment, String team, double seconds) {
      this.experiment = experiment;
      this.team = team;
      this.seconds = seconds;
    }

    private void propose(double at) {
      waiting++;
      dueSince.add(at);
    }

    private ExperimentDemand demand() {
      return new ExperimentDemand(
          experiment, team, 0, waiting, inFlight, measured, measured == 0 ? 0 : seconds);
    }
  }

  PoolSimulation(int slots) {
    this.slots = slots;
  }

  PoolSimulation weigh(String team, double weight) {
    limits.put(team, new TeamLimits(new TeamTerms(weight, 1_000_000, Double.MAX_VALUE), 0));
    return this;
  }

  /** From now on the experiment has always so many actions without an outcome. */
  PoolSimulation ask(String experiment, String team, double seconds, int open) {
    Asking whose = new Asking(experiment, team, seconds);
    asking.put(experiment, whose);
    for (int i = 0; i < open; i++) {
      whose.propose(now);
    }
    return this;
  }

  /** From an outcome to the next proposal. */
  PoolSimulation travelling(double seconds) {
    travel = seconds;
    return this;
  }

  /** How long actions of an experiment waited, from proposal to start; all but the first ones. */
  List<Double> waits(String experiment, int first) {
    List<Double> all = asking.get(experiment).waits;
    return all.subList(first, all.size());
  }

  /** From now on the experiment proposes nothing more. */
  void stop(String experiment) {
    asking.get(experiment).waiting = Integer.MIN_VALUE / 2;
  }

  /** Lets so many seconds pass. */
  PoolSimulation run(double seconds) {
    double end = now + seconds;
    grant();
    while (next() <= end) {
      now = next();
      if (!coming.isEmpty() && coming.peek().at() <= now) {
        coming.remove().whose().propose(now);
      } else {
        Asking whose = asking.get(running.remove().experiment());
        whose.inFlight--;
        whose.measured++;
        coming.add(new Proposal(whose, now + travel));
      }
      grant();
    }
    now = end;
    return this;
  }

  private double next() {
    double outcome = running.isEmpty() ? Double.POSITIVE_INFINITY : running.peek().ends();
    double proposal = coming.isEmpty() ? Double.POSITIVE_INFINITY : coming.peek().at();
    return Math.min(outcome, proposal);
  }

  /** Slot-seconds of a team between two moments. */
  double used(String team, double from, double to) {
    return started.stream()
        .filter(run -> run.team().equals(team))
        .mapToDouble(run -> Math.max(0, Math.min(to, run.ends()) - Math.max(from, run.starts())))
        .sum();
  }

  /** The share of a team in what was used between two moments. */
  double share(String team, double from, double to) {
    double all = teams().mapToDouble(each -> used(each, from, to)).sum();
    return used(team, from, to) / all;
  }

  List<Running> started() {
    return started;
  }

  double now() {
    return now;
  }

  /** The most actions that were ever in flight. */
  int mostInFlight() {
    return most;
  }

  private Stream<String> teams() {
    return started.stream().map(Running::team).distinct();
  }

  private void grant() {
    PoolState state =
        new PoolState(
            List.of(
                new EvaluatorReported(
                    "e", "default", 1, EvaluatorState.TAKING, slots, "cpu", List.of())),
            asking.values().stream().filter(each -> each.waiting >= 0).map(Asking::demand).toList(),
            limits,
            Map.of());
    for (TeamShare team : pool.share(state, Math.round(now * 1e9), (long) now)) {
      for (ExperimentShare share : team.experiments()) {
        Asking whose = asking.get(share.demand().experiment());
        for (int i = 0; i < share.grant(); i++) {
          whose.waiting--;
          whose.inFlight++;
          queue.add(whose);
        }
      }
    }
    most = Math.max(most, asking.values().stream().mapToInt(each -> each.inFlight).sum());
    while (running.size() < slots && !queue.isEmpty()) {
      Asking next = queue.remove();
      next.waits.add(now - next.dueSince.remove());
      Running run =
          new Running(
              next.team,
              next.experiment,
              now,
              now + next.seconds * (0.9 + 0.2 * random.nextDouble()));
      running.add(run);
      started.add(run);
    }
  }
}
