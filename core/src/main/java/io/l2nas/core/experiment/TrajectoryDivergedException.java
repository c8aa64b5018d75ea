package io.l2nas.core.experiment;

import io.l2nas.contracts.ExperimentEvent;

/** The state stream tells of something that this agent did not do: it must not act on it. */
public final class TrajectoryDivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TrajectoryDivergedException(String message) {
    super(message);
  }

  TrajectoryDivergedException(String message, Throwable cause) {
    super(message, cause);
  }

  static TrajectoryDivergedException unknown(ExperimentEvent event) {
    return new TrajectoryDivergedException(
        "experiment '%s' is unknown; its submission is not in the stream"
            .formatted(event.experiment()));
  }

  /**
   * Events are missing.
   *
   * @param last the number of the event before
   */
  static TrajectoryDivergedException gap(ExperimentEvent event, long last) {
    return new TrajectoryDivergedException(
        "experiment '%s': event %d came after event %d; the events between are missing"
            .formatted(event.experiment(), event.sequence(), last));
  }
}
