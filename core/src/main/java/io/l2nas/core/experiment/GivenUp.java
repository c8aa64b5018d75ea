package io.l2nas.core.experiment;

import io.l2nas.contracts.Answerer;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.space.SearchSpace;
import java.util.Optional;

/**
 * An experiment that cannot be followed, on the way to its end: the outcome of its next step ends
 * it. Steps that were in flight may still be applied before; then it is the next one again.
 */
record GivenUp(String experiment, ExperimentSpec spec, String why) {

  static GivenUp of(ExperimentSubmitted submission, String why) {
    return new GivenUp(submission.experiment(), submission.spec(), why);
  }

  /** The outcome of the first step of all. */
  EvaluationFailed begin() {
    return ending(0);
  }

  /** The outcome of the step that comes after an event; empty if the event moved none. */
  Optional<EvaluationFailed> after(ExperimentEvent event) {
    return event.match(new Applied()).filter(applied -> applied < spec.steps()).map(this::ending);
  }

  private EvaluationFailed ending(int step) {
    SearchSpace space = new SearchSpace(spec.space());
    // There is no action of this step, but every outcome has one.
    FloatVector alpha = space.initialState();
    return new EvaluationFailed(
        experiment,
        step,
        1,
        Answerer.AGENT,
        alpha,
        space.discretize(alpha).text(),
        Reason.AGENT,
        why,
        0);
  }

  private static final class Applied implements ExperimentEvent.Cases<Optional<Integer>> {
    @Override
    public Optional<Integer> submitted(ExperimentSubmitted event) {
      return Optional.empty();
    }

    @Override
    public Optional<Integer> advanced(StateAdvanced event) {
      return Optional.of(event.step());
    }

    @Override
    public Optional<Integer> statusChanged(ExperimentStatusChanged event) {
      return Optional.empty();
    }
  }
}
