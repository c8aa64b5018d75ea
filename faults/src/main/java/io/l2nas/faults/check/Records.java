package io.l2nas.faults.check;

import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.LoopEvent;
import io.l2nas.contracts.Topic;
import io.l2nas.core.audit.Recording;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** All that brokers and database hold when a run is over, read once. */
public final class Records {
  private final LedgerReader ledger;
  private final List<ExperimentEvent> states;
  private final List<EvaluationEvent> evaluations;
  private final Set<String> deadLetters;

  public Records(String bootstrapServers, Connection database) {
    TopicReader topics = new TopicReader(bootstrapServers);
    ledger = new LedgerReader(database);
    states = topics.events(ExperimentEvent.class, Topic.STATES);
    evaluations = topics.events(EvaluationEvent.class, Topic.EVALUATIONS);
    deadLetters = new TreeSet<>(topics.keys(Topic.DEAD_LETTERS));
  }

  /** What is there of one experiment that has ended. */
  public Evidence of(String experiment) throws SQLException {
    return new Evidence(
        Recording.of(experiment)
            .withStates(of(experiment, states))
            .withLedger(ledger.events(experiment))
            .withEvaluations(of(experiment, evaluations))
            .atRest(),
        ledger.recordedSteps(experiment));
  }

  /** Where the records stood that nobody could use: topic/partition/offset, each once. */
  public Set<String> deadLetters() {
    return deadLetters;
  }

  private static <E extends LoopEvent> List<E> of(String experiment, List<E> events) {
    return events.stream().filter(event -> event.experiment().equals(experiment)).toList();
  }
}
