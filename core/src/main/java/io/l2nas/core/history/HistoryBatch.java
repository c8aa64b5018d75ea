package io.l2nas.core.history;

import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What follows from a batch of outcomes, in the order in which they came.
 *
 * @param firsts the first outcome of its step: to be recorded
 * @param late outcomes of steps that have one, or of experiments that have ended: evidence, never applied
 * @param rejected outcomes that cannot be of the experiment that they name
 * @param events the events of the state streams that follow from the firsts
 */
public record HistoryBatch(
    List<EvaluationOutcome> firsts,
    List<EvaluationOutcome> late,
    List<Rejection> rejected,
    List<ExperimentEvent> events) {

  /**
   * An outcome that nobody can use.
   *
   * @param outcome the outcome
   * @param reason why, for a person
   */
  public record Rejection(EvaluationOutcome outcome, String reason) {}

  /**
   * Decides, and advances the histories: if the decision cannot be stored they must be thrown away.
   *
   * @param histories the experiments that are known, by name
   */
  public static HistoryBatch decide(
      Map<String, ExperimentHistory> histories, List<? extends EvaluationOutcome> outcomes) {
    HistoryBatch batch =
        new HistoryBatch(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (EvaluationOutcome outcome : outcomes) {
      batch.take(Optional.ofNullable(histories.get(outcome.experiment())), outcome);
    }
    return batch;
  }

  private void take(Optional<ExperimentHistory> known, EvaluationOutcome outcome) {
    Optional<String> objection =
        known
            .map(history -> history.objection(outcome))
            .orElseGet(() -> Optional.of("experiment '" + outcome.experiment() + "' is unknown"));
    if (objection.isPresent()) {
      rejected.add(new Rejection(outcome, objection.get()));
      return;
    }
    ExperimentHistory history = known.orElseThrow();
    if (history.status().isTerminal() || history.knows(outcome.step())) {
      late.add(outcome);
      return;
    }
    firsts.add(outcome);
    events.addAll(history.record(outcome));
  }
}
