package io.l2nas.simulation;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentDemand;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.core.dispatch.Dispatch;
import io.l2nas.core.dispatch.Place;
import io.l2nas.core.dispatch.QueueStart;
import io.l2nas.core.experiment.AgentShard;
import io.l2nas.core.experiment.ExperimentAgent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToIntFunction;

/** The experiments of one partition of an agent, as the agent service holds them. */
final class AgentPartition {
  private final long pastEnds;
  private final Mutant mutant;
  private final AgentShard shard = new AgentShard();
  private final Dispatch dispatch;
  private final Set<String> refused = new HashSet<>();
  private final List<EvaluationOutcome> answers = new ArrayList<>();
  private boolean live;

  AgentPartition(long pastEnds, Duration lease, Mutant mutant) {
    this.pastEnds = pastEnds;
    this.mutant = mutant;
    this.dispatch = new Dispatch(lease);
    if (pastEnds == 0) {
      shard.catchUp();
      live = true;
    }
  }

  void follow(ExperimentEvent event, long recordedAt, long now) {
    if (!shard.isLive()) {
      shard.remember(event, recordedAt);
    } else if (!shard.knows(event) || mutant == Mutant.REPEATED_STATES_FOLLOWED) {
      List<ActionProposed> due = shard.follow(event, recordedAt);
      dispatch.follow(event);
      open(event.experiment(), due, now);
    }
  }

  private void open(String experiment, List<ActionProposed> actions, long now) {
    shard
        .agent(experiment)
        .ifPresent(
            agent -> {
              actions.forEach(action -> agent.answer(action.step()).ifPresent(answers::add));
              dispatch.open(
                  agent.spec(),
                  agent.used(),
                  actions.stream()
                      .filter(action -> agent.answer(action.step()).isEmpty())
                      .map(mutant::due)
                      .toList(),
                  now);
              agent.refusal().filter(refusal -> refused.add(experiment)).ifPresent(answers::add);
            });
  }

  void hear(EvaluationEvent event, long now) {
    dispatch.hear(event, now);
  }

  void found(ActionProposed action, Place place) {
    dispatch.found(action, place);
  }

  boolean isEndOfPast(long offset) {
    return !shard.isLive() && offset + 1 >= pastEnds;
  }

  /** Builds the agents; says which cannot be built, and why. */
  Map<String, String> catchUp(long now) {
    Map<String, String> failures = shard.catchUp();
    for (ExperimentAgent agent : shard.agents()) {
      open(agent.experiment(), agent.inFlight().stream().map(mutant::afterRestart).toList(), now);
      if (agent.status() == ExperimentStatus.PAUSED) {
        dispatch.pause(agent.experiment());
      }
    }
    return failures;
  }

  OptionalLong openSince() {
    return shard.openSince();
  }

  void goLive() {
    live = true;
  }

  boolean isLive() {
    return live;
  }

  Map<String, List<ExperimentDemand>> demands() {
    return dispatch.demands();
  }

  List<ActionProposed> due(ToIntFunction<String> grants) {
    return live ? dispatch.due(grants) : List.of();
  }

  List<EvaluationFailed> failures(long now) {
    return live && mutant != Mutant.LEASES_IGNORED ? dispatch.failures(now) : List.of();
  }

  List<EvaluationOutcome> answers() {
    if (!live) {
      return List.of();
    }
    List<EvaluationOutcome> told = List.copyOf(answers);
    answers.clear();
    return told;
  }

  Set<String> openPools() {
    return dispatch.openPools();
  }

  Set<String> awaitedPools() {
    return dispatch.awaitedPools();
  }

  void queueStartsAt(String pool, Map<Integer, QueueStart> starts, long now) {
    dispatch.queueStartsAt(pool, starts, now);
  }
}
