package io.l2nas.agent.channel;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.core.SearchLoop;
import io.l2nas.core.experiment.ExperimentAgent;
import io.l2nas.core.experiment.Specification;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.FunctionEvaluator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A whole search as core does it: its state stream, and the actions that its agent answers with.
 *
 * @param stream from the submission to the end of the experiment
 */
record RecordedSearch(List<ExperimentEvent> stream) {
  static final int STEPS = 12;
  static final int PARALLELISM = 3;

  /** As application.properties has it. */
  static final Duration LEASE = Duration.ofSeconds(3);

  private static final Experiments REQUEST =
      Experiments.of("l2nas")
          .settings(
              Map.of(
                  "hidden", "8", "epsilonSteps", "4", "actorRate", "0.001", "criticRate", "0.001"))
          .steps(STEPS)
          .parallelism(PARALLELISM);

  static RecordedSearch of(String experiment, long seed) {
    List<ExperimentEvent> stream = new ArrayList<>();
    new SearchLoop(
            new ExperimentSubmitted(experiment, Specification.of(REQUEST.seed(seed).request())),
            FunctionEvaluator.evaluation(FunctionEvaluator::byChoices))
        .run(stream::add);
    return new RecordedSearch(stream);
  }

  /** The submission and the first states. */
  List<ExperimentEvent> until(int states) {
    return stream.subList(0, 1 + states);
  }

  /** What an agent proposes that sees these first states, in the order of the steps. */
  List<ActionProposed> actions(int states) {
    ExperimentAgent agent = agent();
    return Stream.concat(
            agent.start().stream(),
            stream.subList(1, 1 + states).stream().flatMap(event -> agent.follow(event).stream()))
        .map(action -> dispatched(action, 1))
        .toList();
  }

  /** The action as this service sends it. */
  static ActionProposed dispatched(ActionProposed action, int attempt) {
    return action.dispatched(attempt, action.terms().withLease(LEASE.toSeconds()));
  }

  /** What has no outcome after these first states. */
  List<ActionProposed> inFlight(int states) {
    ExperimentAgent agent = agent();
    stream.subList(1, 1 + states).forEach(agent::follow);
    return agent.inFlight().stream().map(action -> dispatched(action, 1)).toList();
  }

  private ExperimentAgent agent() {
    return ExperimentAgent.of((ExperimentSubmitted) stream.get(0));
  }
}
