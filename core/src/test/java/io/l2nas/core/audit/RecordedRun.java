package io.l2nas.core.audit;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.EvaluationStarted;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.core.experiment.ExperimentAgent;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.FunctionEvaluator;
import io.l2nas.core.history.ExperimentHistory;
import io.l2nas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/** A run in the making, and what the stores hold of it; what they hold may be tampered with. */
final class RecordedRun {
  final List<ExperimentEvent> states = new ArrayList<>();
  final List<ExperimentEvent> ledger = new ArrayList<>();
  final List<EvaluationEvent> evaluations = new ArrayList<>();
  final ExperimentHistory history;
  private final ExperimentAgent agent;
  private final TreeMap<Integer, ActionProposed> open = new TreeMap<>();

  RecordedRun(ExperimentSubmitted submission) {
    history = ExperimentHistory.of(submission);
    agent = ExperimentAgent.of(submission);
    agent.start().forEach(action -> open.put(action.step(), action));
    states.add(submission);
    ledger.add(submission);
  }

  /** One of 6 steps, of which nothing has happened yet. */
  static RecordedRun begun() {
    return new RecordedRun(Experiments.of("random").steps(6).submitted());
  }

  /** One of 6 steps that is complete. */
  static RecordedRun completed() {
    return begun().goOn(6);
  }

  /** The next steps are evaluated, one after the other. */
  RecordedRun goOn(int steps) {
    for (int step = 0; step < steps; step++) {
      answer(open.firstKey(), 1);
    }
    return this;
  }

  /** An attempt at an open step begins, and ends in a score. */
  void answer(int step, int attempt) {
    tell(new EvaluationStarted(Experiments.NAME, step, attempt, "evaluator-1"));
    tell(agent.answer(step).<EvaluationOutcome>map(known -> known).orElse(score(step, attempt)));
  }

  /** The score of an open step. */
  EvaluationOutcome score(int step, int attempt) {
    ActionProposed action = open.get(step);
    return FunctionEvaluator.evaluation(FunctionEvaluator::byChoices)
        .evaluate(action.dispatched(attempt, action.terms()));
  }

  /** The failure of an open step. */
  EvaluationFailed failure(int step, int attempt, EvaluationFailed.Reason reason) {
    ActionProposed action = open.get(step);
    return new EvaluationFailed(
        Experiments.NAME,
        step,
        attempt,
        "evaluator-2",
        action.alpha(),
        new SearchSpace(action.space()).discretize(action.alpha()).text(),
        reason,
        "it did not work",
        1);
  }

  /** It is told, and recorded if it is an outcome. */
  void tell(EvaluationEvent event) {
    evaluations.add(event);
    if (event instanceof EvaluationOutcome outcome) {
      record(outcome);
    }
  }

  /** It is recorded, and the agent follows. */
  void record(EvaluationOutcome outcome) {
    history.record(outcome).forEach(this::say);
    agent.refusal().filter(refusal -> open.isEmpty()).ifPresent(this::tellOnce);
  }

  /** Somebody asks for a change of the status. */
  RecordedRun change(Function<ExperimentHistory, ExperimentEvent> change) {
    say(change.apply(history));
    return this;
  }

  /** All stores, of a run that goes on. */
  Recording recording() {
    return Recording.of(Experiments.NAME)
        .withStates(states)
        .withLedger(ledger)
        .withEvaluations(evaluations);
  }

  private void tellOnce(EvaluationFailed refusal) {
    if (!history.status().isTerminal()) {
      tell(refusal);
    }
  }

  private void say(ExperimentEvent event) {
    states.add(event);
    ledger.add(event);
    agent.follow(event).forEach(action -> open.put(action.step(), action));
    open.keySet().removeIf(step -> step < history.applied());
  }
}
