package io.l2nas.faults.check;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.core.audit.Recording;
import java.util.List;

/**
 * All that was recorded of an experiment that has ended.
 *
 * @param recording its events, store by store
 * @param recordedSteps the steps that have an outcome in the database
 */
public record Evidence(Recording recording, List<Integer> recordedSteps) {
  public Evidence {
    recordedSteps = List.copyOf(recordedSteps);
  }

  /** What was asked for. */
  public ExperimentSubmitted submission() {
    List<ExperimentEvent> ledger = recording.ledger().orElseThrow();
    return (ExperimentSubmitted) ledger.get(0);
  }
}
