package io.l2nas.core.experiment;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.core.SearchLoop;
import io.l2nas.core.fixtures.FunctionEvaluator;
import io.l2nas.core.space.Architecture;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** State streams of whole searches. */
final class Streams {
  private Streams() {}

  static List<ExperimentEvent> of(ExperimentSubmitted submission) {
    return of(submission, FunctionEvaluator::byChoices);
  }

  static List<ExperimentEvent> of(
      ExperimentSubmitted submission, ToDoubleFunction<Architecture> accuracy) {
    List<ExperimentEvent> events = new ArrayList<>();
    new SearchLoop(submission, FunctionEvaluator.evaluation(accuracy)).run(events::add);
    return events;
  }
}
