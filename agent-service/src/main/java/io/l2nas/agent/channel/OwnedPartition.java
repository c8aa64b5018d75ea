package io.l2nas.agent.channel;

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
import io.l2nas.core.experiment.TrajectoryDivergedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * The experiments of one partition: their agents, and what has become of their actions. For many
 * threads: the one that reads, the one that looks after leases, and those of the Kafka client.
 */
final class OwnedPartition {
  private final int number;
  private final long pastEnds;
  private final AgentShard shard = new AgentShard();
  private final Dispatch dispatch;
  private final Set<String> refused = new HashSet<>();
  private final List<EvaluationOutcome> answers = new ArrayList<>();
  private volatile boolean live;

  /**
   * @param pastEnds the offset in the states where the past ends
   */
  OwnedPartition(int number, long pastEnds, Duration lease) {
    this.number = number;
    this.pastEnds = pastEnds;
    this.dispatch = new Dispatch(lease);
    if (pastEnds == 0) {
      shard.catchUp();
      live = true;
    }
  }

  int number() {
    return number;
  }

  /**
   * Takes the next event of the states.
   *
   * @throws TrajectoryDivergedException if its experiment cannot be followed; nothing more is
   *     dispatched of it then
   */
  synchronized void follow(ExperimentEvent event, long recordedAt) {
    if (!shard.isLive()) {
      shard.remember(event, recordedAt);
    } else {
      dispatch.follow(event);
      open(event.experiment(), followOrForget(event));
    }
  }

  private void open(String experiment, List<ActionProposed> actions) {
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
                      .toList());
              agent.refusal().filter(refusal -> refused.add(experiment)).ifPresent(answers::add);
            });
  }

  private List<ActionProposed> followOrForget(ExperimentEvent event) {
    try {
      return shard.follow(event);
    } catch (TrajectoryDivergedException e) {
      dispatch.forget(event.experiment());
      throw e;
    }
  }

  synchronized void hear(EvaluationEvent event) {
    dispatch.hear(event, System.nanoTime());
  }

  synchronized void found(ActionProposed action, Place place) {
    dispatch.found(action, place);
  }

  /** Whether the past ends with the record at this offset. */
  synchronized boolean isEndOfPast(long offset) {
    return !shard.isLive() && offset + 1 >= pastEnds;
  }

  /** Builds the agents; see {@link AgentShard#catchUp}. */
  synchronized Map<String, String> catchUp() {
    Map<String, String> failures = shard.catchUp();
    for (ExperimentAgent agent : shard.agents()) {
      open(agent.experiment(), agent.inFlight());
      if (agent.status() == ExperimentStatus.PAUSED) {
        dispatch.pause(agent.experiment());
      }
    }
    return failures;
  }

  synchronized OptionalLong openSince() {
    return shard.openSince();
  }

  /** From here on actions are sent. */
  synchronized void goLive() {
    live = true;
  }

  /** Asked by those who must not wait while the past is followed. */
  boolean isLive() {
    return live;
  }

  /** What the experiments ask for, by pool. */
  synchronized Map<String, List<ExperimentDemand>> demands() {
    return dispatch.demands();
  }

  /**
   * The actions that are to be sent now.
   *
   * @param grants how many more of an experiment, by its name
   */
  synchronized List<ActionProposed> due(ToIntFunction<String> grants) {
    return live ? dispatch.due(grants) : List.of();
  }

  /** Steps that no evaluator will end; each is told once. */
  synchronized List<EvaluationFailed> failures() {
    return live ? dispatch.failures(System.nanoTime()) : List.of();
  }

  /** Outcomes that the agents themselves know; each is told once. */
  synchronized List<EvaluationOutcome> answers() {
    if (!live) {
      return List.of();
    }
    List<EvaluationOutcome> told = List.copyOf(answers);
    answers.clear();
    return told;
  }

  /** It could not be told. */
  synchronized void tellAgain(EvaluationOutcome outcome) {
    answers.add(outcome);
  }

  /** How many actions go to evaluators since nobody has answered for them. */
  synchronized int giveUpRecalls() {
    return live ? dispatch.giveUpRecalls(System.nanoTime()) : 0;
  }

  /** The actions that a score of their team may answer, to be asked for now. */
  synchronized List<ActionProposed> recalls() {
    return live ? dispatch.recalls(System.nanoTime()) : List.of();
  }

  /** The pools in which steps are open. */
  synchronized Set<String> openPools() {
    return dispatch.openPools();
  }

  synchronized Set<String> awaitedPools() {
    return dispatch.awaitedPools();
  }

  synchronized void queueStartsAt(String pool, Map<Integer, QueueStart> starts) {
    dispatch.queueStartsAt(pool, starts, System.nanoTime());
  }
}
