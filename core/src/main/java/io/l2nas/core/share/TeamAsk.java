package io.l2nas.core.share;

import io.l2nas.contracts.ExperimentDemand;
import io.l2nas.contracts.TeamTerms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What a team asks for, and how what it gets is divided among its experiments. */
final class TeamAsk {
  private final String team;
  private final TeamLimits limits;
  private final List<Ask> experiments;

  /**
   * @param experiments those that ask for something, the higher priorities first and of equals the
   *     one whose turn it is
   */
  TeamAsk(String team, TeamLimits limits, List<Ask> experiments) {
    this.team = team;
    this.limits = limits;
    this.experiments = experiments;
  }

  String team() {
    return team;
  }

  double weight() {
    return limits.terms().weight();
  }

  int inFlight() {
    return experiments.stream().mapToInt(ask -> ask.demand().inFlight()).sum();
  }

  /** How many slots would be busy if all that it may ask for were in flight. */
  double slots() {
    double all = experiments.stream().mapToDouble(Ask::slots).sum();
    return all * allowed() / actions();
  }

  /** Divides slots among the experiments: the higher priority first, equals alike. */
  double[] divide(double slots) {
    double[] shares = new double[experiments.size()];
    double left = slots;
    int from = 0;
    while (from < shares.length) {
      int to = endOfPriority(from);
      double[] ones = new double[to - from];
      Arrays.fill(ones, 1);
      double[] part =
          MaxMin.share(
              left, ones, experiments.subList(from, to).stream().mapToDouble(Ask::slots).toArray());
      System.arraycopy(part, 0, shares, from, part.length);
      left -= Arrays.stream(part).sum();
      from = to;
    }
    return shares;
  }

  /** How many actions in flight keep so many slots busy, by experiment. */
  double[] actions(double[] slots) {
    return IntStream.range(0, slots.length)
        .mapToDouble(i -> slots[i] / experiments.get(i).slotsOfAction())
        .toArray();
  }

  /** How many actions in flight keep so many slots busy. */
  double actions(double slots) {
    return Math.min(allowed(), Arrays.stream(actions(divide(slots))).sum());
  }

  /** Says what the team and each of its experiments gets. */
  TeamShare share(double slots, int credits, boolean anyEvaluator) {
    double[] divided = divide(slots);
    double[] actions = actions(divided);
    int[] parts = WholeParts.of(actions, credits, byTurn(actions));
    int room = credits - inFlight();
    List<ExperimentShare> shares = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      ExperimentDemand demand = experiments.get(i).demand();
      int grant = Math.min(demand.waiting(), Math.min(room, parts[i] - demand.inFlight()));
      grant = Math.max(0, grant);
      room -= grant;
      WaitingReason reason =
          grant == demand.waiting() ? WaitingReason.NONE : reason(demand, credits, anyEvaluator);
      shares.add(new ExperimentShare(demand, divided[i], parts[i], grant, reason));
    }
    return new TeamShare(team, limits, slots, credits, shares);
  }

  private WaitingReason reason(ExperimentDemand demand, int credits, boolean anyEvaluator) {
    if (!anyEvaluator) {
      return WaitingReason.NO_EVALUATOR;
    }
    if (credits == allowed() && credits < actions()) {
      return allowedToday() < limits.terms().maxInFlight()
          ? WaitingReason.DAY_IS_USED
          : WaitingReason.TEAM_LIMIT;
    }
    return demand.priority() < experiments.get(0).priority()
        ? WaitingReason.PRIORITY
        : WaitingReason.POOL_IS_BUSY;
  }

  /** Whoever holds more than the whole part cannot give it back; else in the order of turns. */
  private Comparator<Integer> byTurn(double[] actions) {
    return Comparator.<Integer>comparingInt(i -> -experiments.get(i).priority())
        .thenComparing(i -> experiments.get(i).demand().inFlight() <= WholeParts.floor(actions[i]))
        .thenComparing(i -> i);
  }

  private int allowed() {
    return Math.min(actions(), Math.min(limits.terms().maxInFlight(), allowedToday()));
  }

  /** How many actions what is left of the day is enough for. */
  private int allowedToday() {
    if (limits.secondsLeft() <= 0) {
      return 0;
    }
    double seconds = meanSeconds();
    if (limits.terms().secondsPerDay() == TeamTerms.DEFAULT.secondsPerDay()) {
      return Integer.MAX_VALUE;
    }
    return seconds == 0
        ? 1 // Nobody knows yet what an evaluation takes.
        : (int) Math.min(Integer.MAX_VALUE, Math.ceil(limits.secondsLeft() / seconds));
  }

  private double meanSeconds() {
    List<Ask> measured = experiments.stream().filter(ask -> ask.demand().measured() > 0).toList();
    double seconds =
        measured.stream().mapToDouble(ask -> ask.actions() * ask.demand().meanSeconds()).sum();
    int actions = measured.stream().mapToInt(Ask::actions).sum();
    return actions == 0 ? 0 : seconds / actions;
  }

  private int actions() {
    return experiments.stream().mapToInt(Ask::actions).sum();
  }

  private int endOfPriority(int from) {
    int to = from;
    while (to < experiments.size()
        && experiments.get(to).priority() == experiments.get(from).priority()) {
      to++;
    }
    return to;
  }
}
