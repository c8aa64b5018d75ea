package io.l2nas.core.audit;

import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.history.ExperimentHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares the outcomes that were applied with those that were told. They are told in one log and
 * recorded in its order, so of several for one step the first counts; what does not fit the
 * experiment does not count at all.
 */
final class ToldOutcomes {
  private final String experiment;
  private final ExperimentHistory history;
  private final Map<Integer, List<EvaluationOutcome>> told = new TreeMap<>();
  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param history the experiment as its stream says it
   */
  ToldOutcomes(ExperimentHistory history, List<EvaluationEvent> evaluations) {
    this.experiment = history.experiment();
    this.history = history;
    for (EvaluationEvent event : evaluations) {
      if (event instanceof EvaluationOutcome outcome && history.objection(outcome).isEmpty()) {
        told.computeIfAbsent(outcome.step(), step -> new ArrayList<>()).add(outcome);
      }
    }
  }

  /** What is wrong, of all that was looked at. */
  List<Finding> findings() {
    return findings;
  }

  /** Looks at the outcomes that were applied. */
  void compareWith(List<ExperimentEvent> stream) {
    for (ExperimentEvent event : stream) {
      if (event instanceof StateAdvanced state) {
        compare(state.outcome());
      }
    }
  }

  /** Looks for the cause of an end that no state led to, and no clock. */
  void requireSpentBudget() {
    boolean isTold =
        of(history.applied()).stream()
            .findFirst()
            .filter(first -> first.match(done -> false, failed -> failed.reason() == Reason.BUDGET))
            .isPresent();
    if (!isTold) {
      find(
          Anomaly.DIVERGENT,
          Place.event(history.sequence()),
          "it ends, and nobody told that step %d is beyond its budget"
              .formatted(history.applied()));
    }
  }

  /** Looks for what is missing in an experiment in which nothing happens any more. */
  void requireNothingDue() {
    int next = history.applied();
    if (history.status().isTerminal()) {
      return;
    }
    if (!of(next).isEmpty()) {
      find(Anomaly.LOST, Place.step(next), "its outcome was told, and never recorded");
    } else if (history.status() == ExperimentStatus.RUNNING) {
      find(Anomaly.LOST, Place.step(next), "it is due, and nobody ever told an outcome");
    }
  }

  private void compare(EvaluationOutcome applied) {
    List<EvaluationOutcome> candidates = of(applied.step());
    if (!candidates.contains(applied)) {
      find(
          Anomaly.TORN,
          Place.step(applied.step()),
          "the outcome that was applied, %s, was not told".formatted(applied.id()));
    } else if (!candidates.get(0).equals(applied)) {
      find(
          Anomaly.DIVERGENT,
          Place.step(applied.step()),
          "%s was applied, and %s had been told before it"
              .formatted(applied.id(), candidates.get(0).id()));
    }
  }

  private List<EvaluationOutcome> of(int step) {
    return told.getOrDefault(step, List.of());
  }

  private void find(Anomaly anomaly, Place place, String message) {
    findings.add(new Finding(anomaly, experiment, place, message));
  }
}
