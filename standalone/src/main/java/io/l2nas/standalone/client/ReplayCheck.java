package io.l2nas.standalone.client;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.audit.Finding;
import io.l2nas.core.audit.ReplayedAgent;
import io.l2nas.core.audit.ReplayedHistory;
import io.l2nas.core.history.TrajectoryHash;

/**
 * Rebuilds the agent and the history of an experiment from its recorded stream, as a fold, and
 * compares: every recorded action with the one that the rebuilt agent proposes, every event with
 * the one that the rebuilt history says.
 */
public final class ReplayCheck {
  private final String experiment;
  private final int appliedAtMost;
  private final ReplayedAgent agent = new ReplayedAgent();
  private final ReplayedHistory history = new ReplayedHistory();

  private long last = -1;
  private String beginning;
  private String trajectoryHash = TrajectoryHash.EMPTY;
  private String recordedHash;

  private ReplayCheck(String experiment, int appliedAtMost, String recordedHash) {
    this.experiment = experiment;
    this.appliedAtMost = appliedAtMost;
    this.recordedHash = recordedHash;
  }

  /**
   * A check of the experiment that the server shows.
   *
   * @param view asked before the stream is read, which may have grown since
   */
  public static ReplayCheck against(ExperimentView view) {
    return new ReplayCheck(
        view.id(), view.applied(), view.trajectoryHash() == null ? "" : view.trajectoryHash());
  }

  /** A check of a stream by what it says of itself; nobody else is asked. */
  public static ReplayCheck ofStream(String experiment) {
    return new ReplayCheck(experiment, Integer.MAX_VALUE, TrajectoryHash.EMPTY);
  }

  /** Takes in the next event; the first one is the submission. What was taken in is skipped. */
  public void follow(ExperimentEvent event) {
    if (last < 0 && event.sequence() != 0) {
      beginning = "the stream begins with event %d".formatted(event.sequence());
      return;
    }
    if (event.sequence() <= last) {
      return;
    }
    last = event.sequence();
    agent.follow(event);
    history.follow(event);
    if (history.difference().isEmpty() && history.applied() <= appliedAtMost) {
      trajectoryHash = history.trajectoryHash();
    }
    if (appliedAtMost == Integer.MAX_VALUE && event instanceof StateAdvanced advanced) {
      recordedHash = advanced.trajectoryHash();
    }
  }

  /** What came out. */
  public ReplayReport report() {
    return new ReplayReport(
        experiment,
        agent.recorded(),
        agent.equal(),
        agent.difference().map(Finding::message).orElse(beginning),
        history.difference().map(Finding::message).orElse(beginning),
        agent.refusedUpdates(),
        trajectoryHash,
        recordedHash);
  }
}
