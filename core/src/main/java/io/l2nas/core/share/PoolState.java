package io.l2nas.core.share;

import io.l2nas.contracts.EvaluatorReported;
import io.l2nas.contracts.EvaluatorState;
import io.l2nas.contracts.ExperimentDemand;
import java.util.List;
import java.util.Map;

/**
 * How a pool stands.
 *
 * @param evaluators who was heard of lately, by name, with what they do now
 * @param demands what experiments ask for
 * @param teams what teams may have, by name; of others {@link TeamLimits#DEFAULT} is true
 */
public record PoolState(
    List<EvaluatorReported> evaluators,
    List<ExperimentDemand> demands,
    Map<String, TeamLimits> teams) {
  public PoolState {
    evaluators = List.copyOf(evaluators);
    demands = List.copyOf(demands);
    teams = Map.copyOf(teams);
  }

  /** How many evaluations it runs at once. */
  public int slots() {
    return evaluators.stream()
        .filter(evaluator -> evaluator.state() == EvaluatorState.TAKING)
        .mapToInt(EvaluatorReported::slots)
        .sum();
  }

  /**
   * What is to be done: evaluation-seconds of all actions without an outcome, at what evaluations
   * of their experiments take.
   */
  public double outstandingSeconds() {
    return new Backlog(this).seconds();
  }

  /** How many evaluations run now. */
  public int busySlots() {
    return evaluators.stream().mapToInt(evaluator -> evaluator.running().size()).sum();
  }

  /** How many actions are due and not dispatched. */
  public int waiting() {
    return demands.stream().mapToInt(ExperimentDemand::waiting).sum();
  }

  TeamLimits limits(String team) {
    return teams.getOrDefault(team, TeamLimits.DEFAULT);
  }
}
