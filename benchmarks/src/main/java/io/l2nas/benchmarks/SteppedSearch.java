package io.l2nas.benchmarks;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.core.evaluation.ActionEvaluation;
import io.l2nas.core.experiment.ExperimentAgent;
import io.l2nas.core.experiment.Specification;
import io.l2nas.core.history.ExperimentHistory;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** {@code SearchLoop}, one step at a time and with a stop watch. */
final class SteppedSearch {
  private static final int STEPS = 10_000_000;

  private final ActionEvaluation evaluation =
      new ActionEvaluation(List.of(new PureFunction()), "benchmark", System::nanoTime);
  private final ExperimentAgent agent;
  private final ExperimentHistory history;
  private final Queue<ActionProposed> due;

  /**
   * What one step cost, in nanoseconds.
   *
   * @param suggestion to learn from an outcome and propose the next action
   * @param recording to take the outcome in and make the next state
   */
  record Cost(long suggestion, long recording) {}

  SteppedSearch(String agentName, Map<String, String> settings, long seed) {
    ExperimentSubmitted submission =
        new ExperimentSubmitted("benchmark", Specification.of(request(agentName, settings, seed)));
    agent = ExperimentAgent.of(submission);
    history = ExperimentHistory.of(submission);
    due = new ArrayDeque<>(agent.start());
  }

  void skip(int steps) {
    for (int step = 0; step < steps; step++) {
      step();
    }
  }

  Cost step() {
    EvaluationOutcome outcome = evaluation.evaluate(due.remove());
    long before = System.nanoTime();
    List<ExperimentEvent> events = history.record(outcome);
    long recorded = System.nanoTime();
    for (ExperimentEvent event : events) {
      due.addAll(agent.follow(event));
    }
    return new Cost(System.nanoTime() - recorded, recorded - before);
  }

  private static ExperimentRequest request(String agent, Map<String, String> settings, long seed) {
    return ExperimentRequest.of("score")
        .customSpace(PureFunction.SPACE)
        .evaluator(PureFunction.NAME)
        .agent(agent)
        .settings(settings)
        .steps(STEPS)
        .seed(seed)
        .build();
  }
}
