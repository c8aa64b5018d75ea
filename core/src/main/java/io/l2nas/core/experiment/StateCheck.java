package io.l2nas.core.experiment;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.history.TrajectoryHash;
import io.l2nas.core.space.SearchSpace;
import java.util.Optional;

/** What the next state of an experiment must be like: anybody may have written it. */
final class StateCheck {
  private final String experiment;
  private final SearchSpace space;

  StateCheck(String experiment, SearchSpace space) {
    this.experiment = experiment;
    this.space = space;
  }

  /**
   * Requires that it follows.
   *
   * @param action what was proposed for its step; empty if nothing was
   * @param trajectoryHash of the trajectory before it
   * @throws TrajectoryDivergedException if it does not, or no network could learn from it
   */
  void require(StateAdvanced event, Optional<ActionProposed> action, String trajectoryHash) {
    int step = event.outcome().step();
    if (action.filter(mine -> mine.alpha().equals(event.outcome().alpha())).isEmpty()) {
      throw new TrajectoryDivergedException(
          "experiment '%s': the outcome of step %d is of an action that was not proposed"
              .formatted(experiment, step));
    }
    if (event.state().size() != space.size()) {
      throw new TrajectoryDivergedException(
          "experiment '%s': state has %d entries; the space needs %d"
              .formatted(experiment, event.state().size(), space.size()));
    }
    event.outcome().match(this::requireReward, failed -> null);
    String hash = TrajectoryHash.next(trajectoryHash, event.outcome(), event.state());
    if (!hash.equals(event.trajectoryHash())) {
      throw new TrajectoryDivergedException(
          "experiment '%s': trajectoryHash of step %d is '%s'; outcome and state make it '%s'"
              .formatted(experiment, step, event.trajectoryHash(), hash));
    }
  }

  private Void requireReward(EvaluationCompleted completed) {
    if (!Float.isFinite((float) completed.reward())) {
      throw new TrajectoryDivergedException(
          "experiment '%s': reward is %s; no network can learn from it"
              .formatted(experiment, completed.reward()));
    }
    return null;
  }
}
