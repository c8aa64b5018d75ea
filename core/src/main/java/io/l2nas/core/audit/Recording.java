package io.l2nas.core.audit;

import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.LoopEvent;
import java.util.List;
import java.util.Optional;

/**
 * What was recorded of one experiment, store by store; a store that was not read is empty.
 *
 * <p>While the experiment goes on, the stores are to be read in this order: states, ledger,
 * evaluations. Then whatever the first one shows must stand in the others.
 *
 * @param experiment the experiment
 * @param states its records in the topic of the states, in the order of the log, repeats included
 * @param ledger its events in the database, by number
 * @param evaluations its records in the topic of the evaluations, in the order of the log
 * @param settled whether nothing was under way any more when they were read: all services were up,
 *     and all queues empty
 */
public record Recording(
    String experiment,
    Optional<List<ExperimentEvent>> states,
    Optional<List<ExperimentEvent>> ledger,
    Optional<List<EvaluationEvent>> evaluations,
    boolean settled) {
  public Recording {
    states = states.map(List::copyOf);
    ledger = ledger.map(List::copyOf);
    evaluations = evaluations.map(List::copyOf);
    states.ifPresent(events -> requireOf(experiment, events));
    ledger.ifPresent(events -> requireOf(experiment, events));
    evaluations.ifPresent(events -> requireOf(experiment, events));
  }

  /** Of this experiment nothing was read yet. */
  public static Recording of(String experiment) {
    return new Recording(experiment, Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  public Recording withStates(List<ExperimentEvent> read) {
    return new Recording(experiment, Optional.of(read), ledger, evaluations, settled);
  }

  public Recording withLedger(List<ExperimentEvent> read) {
    return new Recording(experiment, states, Optional.of(read), evaluations, settled);
  }

  public Recording withEvaluations(List<EvaluationEvent> read) {
    return new Recording(experiment, states, ledger, Optional.of(read), settled);
  }

  /** It was read when nothing was under way any more. */
  public Recording atRest() {
    return new Recording(experiment, states, ledger, evaluations, true);
  }

  private static void requireOf(String experiment, List<? extends LoopEvent> events) {
    for (LoopEvent event : events) {
      if (!event.experiment().equals(experiment)) {
        throw new IllegalArgumentException(
            "event %s is of experiment '%s'; give only those of '%s'"
                .formatted(event.id(), event.experiment(), experiment));
      }
    }
  }
}
