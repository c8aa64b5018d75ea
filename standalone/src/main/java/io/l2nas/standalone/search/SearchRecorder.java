package io.l2nas.standalone.search;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.standalone.screen.ProgressDisplay;
import io.l2nas.standalone.screen.SearchProgress;
import java.time.Duration;
import java.util.Optional;

/**
 * Folds a search into its summary while it runs, and shows how far it is. Safe for a thread that
 * asks while another one searches.
 */
public final class SearchRecorder implements SearchObserver {
  private final SearchSummary summary = new SearchSummary();
  private final ProgressDisplay<SearchProgress> display;
  private Optional<Duration> duration = Optional.empty();

  public SearchRecorder(ProgressDisplay<SearchProgress> display) {
    this.display = display;
  }

  @Override
  public void phase(String text) {
    display.phase(text);
  }

  @Override
  public synchronized void event(ExperimentEvent event) {
    summary.follow(event);
    display.show(summary.progress());
  }

  @Override
  public synchronized void ended(Duration taken) {
    duration = Optional.of(taken);
  }

  /** What is known so far; to be read when the search is over. */
  public SearchSummary summary() {
    return summary;
  }

  /** What the search leaves behind; empty until it has ended. */
  public synchronized Optional<SearchResult> result() {
    return duration.map(taken -> SearchResult.of(summary, taken));
  }

  /** How far the search is, in a few words. */
  public synchronized String position() {
    return summary.begun()
        ? "at step %d of %d".formatted(summary.progress().applied(), summary.progress().steps())
        : "before the first step";
  }
}
