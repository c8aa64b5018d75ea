package io.l2nas.agent.channel;

import io.l2nas.agent.config.AgentConfig;
import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentDemand;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.StepLearned;
import io.l2nas.core.checkpoint.AgentCheckpoint;
import io.l2nas.core.checkpoint.CheckpointPlan;
import io.l2nas.core.checkpoint.Coverage;
import io.l2nas.core.dispatch.Dispatch;
import io.l2nas.core.dispatch.Place;
import io.l2nas.core.dispatch.QueueStart;
import io.l2nas.core.experiment.AgentShard;
import io.l2nas.core.experiment.ExperimentAgent;
import io.l2nas.core.experiment.TrajectoryDivergedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
  private final CountedAgents agents;
  private final Dispatch dispatch;
  private final CheckpointPlan plan;
  private final Set<String> refused = new HashSet<>();
  private final List<EvaluationOutcome> answers = new ArrayList<>();
  private final LearnedSteps learned = new LearnedSteps();
  private Coverage told = Coverage.NONE;
  private long covered;
  private volatile boolean live;

  /**
   * @param pastEnds the offset in the states where the past ends
   */
  OwnedPartition(int number, long pastEnds, AgentConfig config, LoopMetrics metrics) {
    this.number = number;
    this.pastEnds = pastEnds;
    this.agents = new CountedAgents(shard, metrics);
    this.dispatch = new Dispatch(config.lease());
    this.plan = new CheckpointPlan(config.checkpointAfter());
    if (pastEnds == 0) {
      shard.catchUp();
      live = true;
    }
  }

  int number() {
    return number;
  }

  /**
   * Puts an agent back, before any event is taken.
   *
   * @throws io.l2nas.core.checkpoint.UnreadableCheckpointException if it cannot be
   */
  synchronized void restore(AgentCheckpoint checkpoint) {
    shard.restore(checkpoint);
    plan.restored(checkpoint.experiment(), checkpoint.sequence());
  }

  /** The checkpoints know all that stands before this offset. */
  synchronized void coveredUntil(long offset) {
    covered = offset;
  }

  /** Whether a record says nothing new: who it speaks of may have ended, and be forgotten. */
  synchronized boolean isCovered(long offset) {
    return offset < covered;
  }

  /**
   * Takes the next event of the states.
   *
   * @param offset where it stands
   * @return the actions that are proposed now
   * @throws TrajectoryDivergedException if it does not follow; it changes nothing then, unless its
   *     experiment cannot be followed at all: nothing more is dispatched of that
   */
  synchronized List<ActionProposed> follow(ExperimentEvent event, long recordedAt, long offset) {
    List<ActionProposed> due = List.of();
    long begin = System.nanoTime();
    if (!shard.isLive()) {
      shard.remember(event, recordedAt);
    } else if (!shard.knows(event)) { // A pause that comes again must not stop what was resumed.
      due = followOrForget(event, recordedAt);
      if (event instanceof StateAdvanced state) {
        OptionalDouble waited = dispatch.waited(event.experiment(), state.outcome().step());
        shard.agent(event.experiment()).ifPresent(agent -> learned.add(agent, state, waited));
      }
      dispatch.follow(event);
      open(event.experiment(), due);
    }
    long now = System.nanoTime();
    plan.followed(event, offset, now - begin, now);
    if (event.endsExperiment() && shard.knows(event) && !isFollowed(event.experiment())) {
      plan.ended(event.experiment());
    }
    return due;
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
                  actions.stream().filter(action -> agent.answer(action.step()).isEmpty()).toList(),
                  System.nanoTime());
              agent.refusal().filter(refusal -> refused.add(experiment)).ifPresent(answers::add);
            });
  }

  private List<ActionProposed> followOrForget(ExperimentEvent event, long recordedAt) {
    try {
      return agents.follow(event, recordedAt);
    } catch (TrajectoryDivergedException e) {
      if (!isFollowed(event.experiment())) {
        dispatch.forget(event.experiment());
      }
      throw e;
    }
  }

  private boolean isFollowed(String experiment) {
    return shard.agent(experiment).isPresent();
  }

  synchronized void hear(EvaluationEvent event) {
    dispatch.hear(event, System.nanoTime());
  }

  synchronized void found(ActionProposed action, Place place) {
    dispatch.found(action, place);
  }

  /** The record at this offset has been followed, or is buried. */
  synchronized void dealtWith(long offset) {
    plan.dealtWith(offset);
  }

  /** Whether the past ends with the record at this offset. */
  synchronized boolean isEndOfPast(long offset) {
    return !shard.isLive() && offset + 1 >= pastEnds;
  }

  /** Builds the agents; see {@link AgentShard#catchUp}. */
  synchronized Map<String, String> catchUp() {
    long begin = System.nanoTime();
    Map<String, String> failures = shard.catchUp();
    plan.relearned(System.nanoTime() - begin);
    for (ExperimentAgent agent : shard.agents()) {
      open(agent.experiment(), agent.inFlight());
      if (agent.status() == ExperimentStatus.PAUSED) {
        dispatch.pause(agent.experiment());
      }
    }
    return failures;
  }

  /** See {@link AgentShard#startOver}. */
  synchronized boolean startOver(String experiment) {
    return shard.startOver(experiment);
  }

  /** Takes an event of an experiment that starts over. */
  synchronized void remember(ExperimentEvent event, long recordedAt) {
    shard.remember(event, recordedAt);
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

  /** The agents that are to be written down, as they are now. */
  synchronized List<AgentCheckpoint> dueCheckpoints() {
    List<AgentCheckpoint> due = new ArrayList<>();
    if (live) {
      plan.due(System.nanoTime())
          .forEach(experiment -> shard.checkpoint(experiment).ifPresent(due::add));
      due.forEach(checkpoint -> plan.saving(checkpoint.experiment()));
    }
    return due;
  }

  synchronized void stored(AgentCheckpoint checkpoint) {
    plan.saved(checkpoint.experiment(), checkpoint.sequence());
  }

  synchronized void notStored(AgentCheckpoint checkpoint) {
    plan.notSaved(checkpoint.experiment());
  }

  /** What the checkpoints cover now, if it is not what was asked for last. */
  synchronized Optional<Coverage> newCoverage() {
    Coverage now = live ? plan.coverage() : told;
    boolean news = !now.equals(told);
    told = now;
    return news ? Optional.of(now) : Optional.empty();
  }

  /**
   * It is stored what the checkpoints cover.
   *
   * @return experiments whose checkpoints can be deleted
   */
  synchronized Set<String> stored(Coverage coverage) {
    return plan.told(coverage);
  }

  /** It is not; it is asked for again. */
  synchronized void coverageNotStored() {
    told = Coverage.NONE;
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

  /** How many evaluators were lost, by pool; each is told once. */
  synchronized Map<String, Integer> losses() {
    return dispatch.losses();
  }

  /** Outcomes that the agents themselves know; each is told once. */
  synchronized List<EvaluationOutcome> answers() {
    if (!live) {
      return List.of();
    }
    answers.addAll(shard.endings());
    List<EvaluationOutcome> told = List.copyOf(answers);
    answers.clear();
    return told;
  }

  /** What the agents made of outcomes since they were asked last; of the past nothing. */
  synchronized List<StepLearned> learned() {
    List<StepLearned> told = learned.take();
    return live ? told : List.of();
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
