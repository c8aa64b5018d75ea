package io.l2nas.standalone.search;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.TopEntry;
import io.l2nas.core.history.ExperimentHistory;
import io.l2nas.standalone.front.FrontFold;
import io.l2nas.standalone.screen.SearchProgress;
import java.util.List;

/**
 * What is known of an experiment, as a fold over its state stream. It does not matter who produced
 * the stream: a loop in this process, the services, or a recording. The history is rebuilt on the
 * way, so an event that does not follow from those before it is noticed.
 */
public final class SearchSummary {
  private ExperimentSubmitted submission;
  private ExperimentHistory history;
  private List<FrontFold> fronts = List.of();

  /**
   * Takes in the next event; the first one is the submission.
   *
   * @throws IllegalStateException if the event does not follow from those before it
   */
  public void follow(ExperimentEvent event) {
    if (event instanceof ExperimentSubmitted first) {
      submission = first;
      history = ExperimentHistory.of(first);
      fronts =
          history.objective().metrics().stream()
              .map(against -> new FrontFold(first.spec(), against))
              .toList();
    }
    history.replay(event);
    if (event instanceof StateAdvanced state) {
      fronts.forEach(front -> front.follow(state));
    }
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

  /** How many steps had a score that was measured before. */
  public int reused() {
    return history.reused();
  }

  public String trajectoryHash() {
    return history.trajectoryHash();
  }

  /** The top K, best first. */
  public List<TopEntry> top() {
    return history.top();
  }

  /** The metric against every other one that the objective needs. */
  public List<FrontFold> fronts() {
    return fronts;
  }

  /** How far it is. */
  public SearchProgress progress() {
    return new SearchProgress(
        history.status(),
        history.applied(),
        spec().steps(),
        history.failures(),
        history.uniqueArchitectures(),
        history.top().stream().findFirst());
  }
}
