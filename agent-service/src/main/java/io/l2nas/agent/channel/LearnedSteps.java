package io.l2nas.agent.channel;

import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.StepLearned;
import io.l2nas.core.experiment.ExperimentAgent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What agents made of outcomes, until it is told. */
final class LearnedSteps {
  private final List<StepLearned> steps = new ArrayList<>();

  /**
   * An agent has taken this in.
   *
   * @param waited the seconds until an evaluator took the action, if one did
   */
  void add(ExperimentAgent agent, StateAdvanced state, OptionalDouble waited) {
    EvaluationOutcome outcome = state.outcome();
    Map<String, Double> metrics =
        outcome.match(
            score -> {
              Map<String, Double> seen = new HashMap<>(agent.insight());
              seen.put("reward", score.reward());
              return seen;
            },
            failure -> new HashMap<>()); // Of a failure nothing is learned.
    metrics.put("seconds", outcome.seconds());
    waited.ifPresent(seconds -> metrics.put("waited", seconds));
    steps.add(
        new StepLearned(
            agent.experiment(), outcome.step(), agent.spec().pool(), agent.spec().team(), metrics));
  }

  /** All since this was called last. */
  List<StepLearned> take() {
    List<StepLearned> taken = List.copyOf(steps);
    steps.clear();
    return taken;
  }
}
