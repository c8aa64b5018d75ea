package io.l2nas.core.history;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.StateAdvanced;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What follows from a batch of outcomes, in the order in which they came.
 *
 * @param firsts the first outcome of its step: to be recorded
 * @param late outcomes of steps that have one, or of experiments that have ended: evidence, never
 *     applied
 * @param rejected outcomes that cannot be of the experiment that they name
 * @param told the events of the state streams that follow from the firsts
 * @param versions what was known of the experiments of the firsts when this was decided
 */
public record HistoryBatch(
    List<EvaluationOutcome> firsts,
    List<EvaluationOutcome> late,
    List<Rejection> rejected,
    List<Told> told,
    Map<String, HistoryVersion> versions) {

  /**
   * An outcome that nobody can use.
   *
   * @param outcome the outcome
   * @param reason why, for a person
   */
  public record Rejection(EvaluationOutcome outcome, String reason) {}

  /**
   * An event that follows.
   *
   * @param event the event
   * @param progress what its experiment has come to with it
   */
  public record Told(ExperimentEvent event, Progress progress) {

    /**
     * Whether somebody who was away would want to hear of it: every change of status, every new
     * best and every failure.
     */
    public boolean isMilestone() {
      return !(event instanceof StateAdvanced state)
          || state.outcome().match(this::isBest, failed -> true);
    }

    private boolean isBest(EvaluationCompleted completed) {
      return progress.best().map(best -> best.step() == completed.step()).orElse(false);
    }
  }

  public HistoryBatch {
    firsts = List.copyOf(firsts);
    late = List.copyOf(late);
    rejected = List.copyOf(rejected);
    told = List.copyOf(told);
    versions = Map.copyOf(versions);
  }

  /** What follows from a request of a person. */
  public static HistoryBatch ofChange(
      ExperimentEvent event, Progress progress, HistoryVersion known) {
    return new HistoryBatch(
        List.of(),
        List.of(),
        List.of(),
        List.of(new Told(event, progress)),
        Map.of(event.experiment(), known));
  }

  /** The events that follow. */
  public List<ExperimentEvent> events() {
    return told.stream().map(Told::event).toList();
  }

  /**
   * Decides, and advances the histories: if the decision cannot be stored they must be thrown away.
   *
   * @param histories the experiments that are known, by name
   */
  public static HistoryBatch decide(
      Map<String, ExperimentHistory> histories, List<? extends EvaluationOutcome> outcomes) {
    Decision decision = new Decision(histories);
    outcomes.forEach(decision::take);
    return new HistoryBatch(
        decision.firsts, decision.late, decision.rejected, decision.told, decision.versions);
  }

  /** A batch in the making. */
  private static final class Decision {
    private final Map<String, ExperimentHistory> histories;
    private final List<EvaluationOutcome> firsts = new ArrayList<>();
    private final List<EvaluationOutcome> late = new ArrayList<>();
    private final List<Rejection> rejected = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private final Map<String, HistoryVersion> versions = new HashMap<>();

    private Decision(Map<String, ExperimentHistory> histories) {
      this.histories = histories;
    }

    private void take(EvaluationOutcome outcome) {
      ExperimentHistory history = histories.get(outcome.experiment());
      Optional<String> objection =
          history == null
              ? Optional.of("experiment '" + outcome.experiment() + "' is unknown")
              : history.objection(outcome);
      if (objection.isPresent()) {
        rejected.add(new Rejection(outcome, objection.get()));
      } else if (history.status().isTerminal() || history.knows(outcome.step())) {
        late.add(outcome);
      } else {
        firsts.add(outcome);
        versions.putIfAbsent(outcome.experiment(), history.version());
        history.tell(outcome, event -> told.add(new Told(event, history.progress())));
      }
    }
  }
}
