package io.l2nas.core;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.core.evaluation.ActionEvaluation;
import io.l2nas.core.experiment.ExperimentAgent;
import io.l2nas.core.history.ExperimentHistory;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * The whole search in one place: propose → evaluate → advance → learn.
 *
 * <p>The services do the same with a topic in each arrow: the agent service holds an {@link
 * ExperimentAgent}, the evaluator service an {@link ActionEvaluation}, the history service an
 * {@link ExperimentHistory}. With the same seed and settings they reach, number for number, the
 * trajectory that this loop reaches.
 */
public final class SearchLoop {
  private final ExperimentSubmitted submission;
  private final ActionEvaluation evaluation;

  public SearchLoop(ExperimentSubmitted submission, ActionEvaluation evaluation) {
    this.submission = submission;
    this.evaluation = evaluation;
  }

  /**
   * Searches until the experiment has ended; {@code stream} sees every event of its state stream,
   * in order.
   */
  public void run(Consumer<ExperimentEvent> stream) {
    ExperimentAgent agent = ExperimentAgent.of(submission);
    ExperimentHistory history = ExperimentHistory.of(submission);
    stream.accept(submission);
    Queue<ActionProposed> proposed = new ArrayDeque<>(agent.start());
    while (!proposed.isEmpty() && !history.status().isTerminal()) {
      EvaluationOutcome outcome = evaluate(proposed.remove(), agent);
      for (ExperimentEvent event : history.record(outcome)) {
        proposed.addAll(agent.follow(event));
        stream.accept(event);
      }
    }
    agent.refusal().ifPresent(spent -> history.record(spent).forEach(stream));
  }

  private EvaluationOutcome evaluate(ActionProposed action, ExperimentAgent agent) {
    return agent
        .answer(action.step())
        .<EvaluationOutcome>map(known -> known)
        .orElseGet(() -> evaluation.evaluate(action));
  }
}
