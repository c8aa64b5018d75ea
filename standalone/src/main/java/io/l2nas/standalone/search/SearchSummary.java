package io.l2nas.standalone.search;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.TopEntry;
import io.l2nas.core.history.ExperimentHistory;
import io.l2nas.standalone.screen.Progress;
import java.util.List;

/**
 * What is known of an experiment, as a fold over its state stream. It does not matter who produced
 * the stream: a loop in this process, the services, or a recording. The history is rebuilt on the
 * way, so an event that does not follow from those before it is noticed.
 */
public final class SearchSummary {
  private ExperimentSubmitted submission;
  private ExperimentHistory history;

  private final ExperimentEvent.Cases<Void> reactions =
      new ExperimentEvent.Cases<>() {
        @Override
        public Void submitted(ExperimentSubmitted event) {
          submission = event;
          history = ExperimentHistory.of(event);
          return null;
        }

        @Override
        public Void advanced(StateAdvanced event) {
          return null;
        }

        @Override
        public Void statusChanged(ExperimentStatusChanged event) {
          return null;
        }
      };

  /**
   * Takes in the next event; the first one is the submission.
   *
   * @throws IllegalStateException if the event does not follow from those before it
   */
  public void follow(ExperimentEvent event) {
    event.match(reactions);
    history.replay(event);
  }

  /** Whether there is anything to tell yet. */
  public boolean begun() {
    return submission != null;
  }

  public String experiment() {
    return submission.experiment();
  }

  public ExperimentSpec spec() {
    return submission.spec();
  }

  public ExperimentStatus status() {
    return history.status();
  }

  /** Why the status is what it is. */
  public String reason() {
    return history.reason();
  }

  public String trajectoryHash() {
    return history.trajectoryHash();
  }

  /** The top K, best first. */
  public List<TopEntry> top() {
    return history.top();
  }

  /** How far it is. */
  public Progress progress() {
    return new Progress(
        history.status(),
        history.applied(),
        spec().steps(),
        history.failures(),
        history.uniqueArchitectures(),
        history.top().stream().findFirst());
  }
}
