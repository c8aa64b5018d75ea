package io.l2nas.simulation;

import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.PoolEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All that there is in one run: clock, topics, queue, database, and who works with them. */
final class World {
  /** Some day. */
  static final long EPOCH_MILLIS = 1_790_000_000_000L;

  /** A record that is sent again. */
  private static final Duration SOON = Duration.ofMillis(500);

  /** An event that is published again, by a history that did not know that it was. */
  private static final Duration LATER = Duration.ofSeconds(8);

  private final Mutant mutant;
  private final Chance chance;
  private final Scheduler scheduler = new Scheduler();
  private final Trace trace;
  private final Plan plan;
  private final Answers answers;
  private final Faults faults;
  private final List<Log<ExperimentEvent>> states = new ArrayList<>();
  private final List<Log<EvaluationEvent>> evaluations = new ArrayList<>();
  private final Log<PoolEvent> reports = new Log<>(SOON);
  private final ShareQueue queue;
  private final Database database;
  private final Group historyGroup;
  private final Group agentGroup;
  private final List<HistoryProcess> historyProcesses = new ArrayList<>();
  private final List<AgentProcess> agentProcesses = new ArrayList<>();
  private final List<EvaluatorProcess> evaluators = new ArrayList<>();
  private final LeaseWatch leases = new LeaseWatch(this);
  private final CreditWatch credits = new CreditWatch(this);
  private final List<String> violations = new ArrayList<>();
  private long brokerBackAt;

  World(long seed, Mutant mutant, boolean traced) {
    this.mutant = mutant;
    this.chance = new Chance(seed);
    this.trace = new Trace(scheduler, traced);
    this.plan = Plan.of(chance);
    this.answers = new Answers(chance, mutant, plan.lease());
    this.faults = Faults.of(chance);
    for (int partition = 0; partition < plan.partitions(); partition++) {
      states.add(new Log<>(LATER));
      evaluations.add(new Log<>(SOON));
    }
    this.queue = new ShareQueue(this);
    this.database = new Database(this);
    this.historyGroup = new Group(this, plan.partitions());
    this.agentGroup = new Group(this, plan.partitions());
    for (int i = 1; i <= plan.histories(); i++) {
      historyProcesses.add(new HistoryProcess(this, "history-" + i));
    }
    for (int i = 1; i <= plan.agents(); i++) {
      agentProcesses.add(new AgentProcess(this, "agent-" + i));
    }
    for (int i = 1; i <= plan.evaluators().size(); i++) {
      evaluators.add(new EvaluatorProcess(this, "evaluator-" + i, plan.evaluators().get(i - 1)));
    }
  }

  Mutant mutant() {
    return mutant;
  }

  Chance chance() {
    return chance;
  }

  Scheduler scheduler() {
    return scheduler;
  }

  Trace trace() {
    return trace;
  }

  Plan plan() {
    return plan;
  }

  Answers answers() {
    return answers;
  }

  /** What goes wrong now. */
  Faults faults() {
    return isCalm() ? Faults.NONE : faults;
  }

  boolean isCalm() {
    return scheduler.now() >= plan.calmAt();
  }

  Log<ExperimentEvent> states(int partition) {
    return states.get(partition);
  }

  Log<ExperimentEvent> statesOf(String experiment) {
    return states.get(partition(experiment));
  }

  Log<EvaluationEvent> evaluations(int partition) {
    return evaluations.get(partition);
  }

  Log<EvaluationEvent> evaluationsOf(String experiment) {
    return evaluations.get(partition(experiment));
  }

  private int partition(String experiment) {
    return Math.floorMod(experiment.hashCode(), states.size());
  }

  Log<PoolEvent> reports() {
    return reports;
  }

  ShareQueue queue() {
    return queue;
  }

  Database database() {
    return database;
  }

  Group histories() {
    return historyGroup;
  }

  Group agents() {
    return agentGroup;
  }

  List<HistoryProcess> historyProcesses() {
    return historyProcesses;
  }

  List<AgentProcess> agentProcesses() {
    return agentProcesses;
  }

  List<EvaluatorProcess> evaluators() {
    return evaluators;
  }

  LeaseWatch leases() {
    return leases;
  }

  CreditWatch credits() {
    return credits;
  }

  /** What is sent arrives when the broker is back. */
  long brokerBackAt() {
    return brokerBackAt;
  }

  void stopBroker(long nanos) {
    trace.say("broker", "takes nothing for " + nanos / 1_000_000 + " ms");
    brokerBackAt = scheduler.now() + nanos;
    leases.troubleUntil(brokerBackAt);
  }

  /** When nobody is frozen any more. */
  long awakeAt() {
    return Stream.of(historyProcesses, agentProcesses, evaluators)
        .flatMap(List::stream)
        .mapToLong(SimulatedProcess::awakeAt)
        .max()
        .orElseThrow();
  }

  /** Whether every experiment has come to its end, in the ledger. */
  boolean hasEnded() {
    return plan.experiments().stream()
        .map(submission -> database.row(submission.experiment()))
        .allMatch(row -> row != null && row.ended);
  }

  /** A promise was broken. */
  void accuse(String violation) {
    trace.say("VIOLATION", violation);
    violations.add(violation);
  }

  List<String> violations() {
    return violations;
  }
}
