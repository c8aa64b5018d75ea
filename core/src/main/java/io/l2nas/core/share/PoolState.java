package io.l2nas.core.share;

import io.l2nas.contracts.EvaluatorReported;
import io.l2nas.contracts.EvaluatorState;
import io.l2nas.contracts.ExperimentDemand;
import io.l2nas.contracts.PoolEvent;
import io.l2nas.contracts.QuarantineReported;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a pool stands.
 *
 * @param evaluators who was heard of lately, by name, with what they do now
 * @param demands what experiments ask for
 * @param teams what teams may have, by name; of others {@link TeamLimits#DEFAULT} is true
 * @param quarantined who is in quarantine, by name, in whatever pool
 */
public record PoolState(
    List<EvaluatorReported> evaluators,
    List<ExperimentDemand> demands,
    Map<String, TeamLimits> teams,
    Map<String, QuarantineReported> quarantined) {
  public PoolState {
    evaluators = List.copyOf(evaluators);
    demands = List.copyOf(demands);
    teams = Map.copyOf(teams);
    quarantined = Map.copyOf(quarantined);
  }

  /** How many evaluations it runs at once. */
  public int slots() {
    return evaluators.stream()
        .filter(evaluator -> evaluator.state() == EvaluatorState.TAKING)
        .mapToInt(EvaluatorReported::slots)
        .reduce(0, PoolState::sum);
  }

  /**
   * What is to be done: evaluation-seconds of all actions without an outcome, at what evaluations
   * of their experiments take.
   */
  public double outstandingSeconds() {
    return new Backlog(this).seconds();
  }

  /** How many actions have no outcome: more slots than that would have nothing to do. */
  public int outstandingActions() {
    return demands.stream().mapToInt(ExperimentDemand::open).reduce(0, PoolState::sum);
  }

  /**
   * How many of the slots are to be shared: not those in which an evaluation goes on that nobody
   * asks for any more, for its experiment has ended.
   */
  int sharedSlots() {
    Set<String> asked =
        demands.stream().map(ExperimentDemand::experiment).collect(Collectors.toSet());
    long abandoned =
        evaluators.stream()
            .filter(evaluator -> evaluator.state() == EvaluatorState.TAKING)
            .flatMap(evaluator -> evaluator.running().stream())
            .filter(slot -> slot.seconds() > PoolEvent.INTERVAL.toSeconds())
            .filter(slot -> !asked.contains(slot.experiment()))
            .count();
    return (int) Math.max(0, slots() - abandoned);
  }

  /** How many evaluations run now. */
  public int busySlots() {
    return evaluators.stream().mapToInt(evaluator -> evaluator.running().size()).sum();
  }

  /** How many of the evaluators are in quarantine. */
  public int evaluatorsInQuarantine() {
    return (int)
        evaluators.stream().filter(each -> quarantined.containsKey(each.evaluator())).count();
  }

  /** How many actions are due and not dispatched. */
  public int waiting() {
    return demands.stream().mapToInt(ExperimentDemand::waiting).reduce(0, PoolState::sum);
  }

  TeamLimits limits(String team) {
    return teams.getOrDefault(team, TeamLimits.DEFAULT);
  }

  /** Of numbers that are not negative; what cannot be counted is as much as can be. */
  private static int sum(int one, int other) {
    return (int) Math.min(Integer.MAX_VALUE, (long) one + other);
  }
}
