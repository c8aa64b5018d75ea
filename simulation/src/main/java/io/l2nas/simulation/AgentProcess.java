package io.l2nas.simulation;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.DemandReported;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.PoolEvent;
import io.l2nas.core.dispatch.Place;
import io.l2nas.core.dispatch.QueueStart;
import io.l2nas.core.experiment.TrajectoryDivergedException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The agent service: reads the states of its partitions from their start and what evaluators tell,
 * sends what is due and granted, and looks for what was lost.
 */
final class AgentProcess extends SimulatedProcess {
  private static final int BATCH = 20;

  /** The shortest lease is long enough for several looks in a third of it. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private static final Duration QUEUES = Duration.ofSeconds(2);

  /** By so much the clocks of those who write may differ. */
  private static final Duration CLOCKS_APART = Duration.ofMinutes(10);

  private final Map<Integer, AgentPartition> owned = new TreeMap<>();
  private final Map<Integer, Long> states = new HashMap<>();
  private final Map<Integer, Long> evaluations = new HashMap<>();
  private AgentShares shares;
  private boolean reading;

  AgentProcess(World world, String name) {
    super(world, name);
  }

  @Override
  void begin() {
    owned.clear();
    states.clear();
    evaluations.clear();
    reading = false;
    shares = new AgentShares(this, owned);
    world().agents().join(this, this::assigned);
    shares.begin();
    every(LOOK, this::mend);
    every(QUEUES, this::lookIntoQueue);
    every(LOOK, shares::publishDemands);
  }

  @Override
  void end() {
    world().leases().trouble();
    owned.clear();
  }

  /** Sends as many actions as the shares of their experiments allow now. */
  void dispatchDue() {
    owned.values().forEach(partition -> partition.answers().forEach(this::tell));
    Map<String, Integer> grants = shares.grants();
    Set<String> sent = new TreeSet<>();
    for (AgentPartition partition : List.copyOf(owned.values())) {
      List<ActionProposed> due =
          partition.due(
              experiment ->
                  world().mutant() == Mutant.CREDITS_IGNORED
                      ? Integer.MAX_VALUE
                      : grants.getOrDefault(experiment, 0));
      due.forEach(action -> dispatch(action, partition));
      due.forEach(action -> sent.add(action.experiment()));
    }
    shares.judge(sent);
  }

  private void assigned(Set<Integer> partitions) {
    owned.keySet().retainAll(partitions);
    for (int partition : partitions) {
      if (!owned.containsKey(partition)) {
        say("owns partition " + partition);
        world().leases().trouble();
        owned.put(
            partition,
            new AgentPartition(
                world().states(partition).end(), world().plan().lease(), world().mutant()));
        states.put(partition, 0L);
        evaluations.put(partition, world().evaluations(partition).end());
        world().states(partition).listen(name(), step(this::poll));
        world().evaluations(partition).listen(name(), step(this::poll));
      }
    }
    poll();
  }

  private void poll() {
    if (reading) {
      return;
    }
    reading = true;
    boolean read = false;
    for (int number : List.copyOf(owned.keySet())) {
      for (Log.Entry<EvaluationEvent> record :
          world().evaluations(number).read(evaluations.get(number), BATCH)) {
        read = true;
        evaluations.put(number, record.offset() + 1);
        owned.get(number).hear(record.event(), now());
      }
      for (Log.Entry<ExperimentEvent> record :
          world().states(number).read(states.get(number), BATCH)) {
        read = true;
        states.put(number, record.offset() + 1);
        follow(record, owned.get(number));
        if (owned.get(number).isEndOfPast(record.offset())) {
          next(() -> catchUp(number, owned.get(number)));
          return;
        }
      }
    }
    reading = false;
    if (read) {
      dispatchDue();
      next(this::poll);
    }
  }

  private void follow(Log.Entry<ExperimentEvent> record, AgentPartition partition) {
    try {
      partition.follow(record.event(), record.timestamp(), now());
    } catch (TrajectoryDivergedException e) {
      world().accuse(name() + " cannot follow " + record.event().id() + ": " + e.getMessage());
    }
  }

  /** First how far the queue is, then what was told: who took an action has told of it before. */
  private void catchUp(int number, AgentPartition partition) {
    partition
        .catchUp(now())
        .forEach((experiment, why) -> world().accuse(name() + " lost " + experiment + ": " + why));
    Map<Integer, QueueStart> starts =
        partition.openPools().isEmpty() ? Map.of() : world().queue().starts();
    next(
        () -> {
          partition.openSince().ifPresent(since -> readEvaluations(number, partition, since));
          next(() -> goLive(partition, starts));
        });
  }

  private void readEvaluations(int number, AgentPartition partition, long since) {
    Log<EvaluationEvent> log = world().evaluations(number);
    long first = log.offsetAt(Math.max(0, since - CLOCKS_APART.toMillis()));
    log.read(first, Integer.MAX_VALUE).forEach(record -> partition.hear(record.event(), now()));
  }

  private void goLive(AgentPartition partition, Map<Integer, QueueStart> starts) {
    starts.forEach(
        (queue, start) ->
            world()
                .queue()
                .log()
                .read(start.offset(), Integer.MAX_VALUE)
                .forEach(
                    record -> partition.found(record.event(), new Place(queue, record.offset()))));
    partition.goLive();
    say("has caught up");
    world().leases().trouble();
    reading = false;
    dispatchDue();
    next(this::poll);
  }

  private void mend() {
    if (!reading) {
      owned.values().forEach(partition -> partition.failures(now()).forEach(this::tell));
      dispatchDue();
    }
  }

  private void tell(EvaluationOutcome outcome) {
    say("tells " + outcome.id());
    producer().send(world().evaluationsOf(outcome.experiment()), outcome);
  }

  private void dispatch(ActionProposed action, AgentPartition partition) {
    say("dispatches " + action.id());
    producer()
        .send(
            world().queue().log(),
            action,
            offset -> {
              world().evaluators().forEach(EvaluatorProcess::look);
              step(() -> partition.found(action, new Place(0, offset))).run();
            });
  }

  /** What comes back may be old by then. */
  private void lookIntoQueue() {
    if (owned.values().stream().anyMatch(partition -> !partition.awaitedPools().isEmpty())) {
      Map<Integer, QueueStart> starts = world().queue().starts();
      next(
          () ->
              owned
                  .values()
                  .forEach(partition -> partition.queueStartsAt(Plan.POOL, starts, now())));
    }
  }

  /** Takes a report about the pool. */
  void hear(PoolEvent event, long age) {
    boolean echo =
        event instanceof DemandReported demand
            && owned.containsKey(demand.partition())
            && owned.get(demand.partition()).isLive();
    if (!echo) {
      shares.hear(event, age);
    }
  }
}
