package io.l2nas.standalone.search;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.standalone.screen.ProgressDisplay;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Folds a search into its summary while it runs, takes its time, and shows how far it is. Safe for
 * a thread that asks while another one searches.
 */
public final class SearchRecorder implements SearchObserver {
  private final SearchSummary summary = new SearchSummary();
  private final ProgressDisplay display;
  private final LongSupplier nanoClock;
  private long submittedAt;
  private long lastEventAt;

  public SearchRecorder(ProgressDisplay display, LongSupplier nanoClock) {
    this.display = display;
    this.nanoClock = nanoClock;
  }

  @Override
  public void phase(String text) {
    display.phase(text);
  }

  @Override
  public synchronized void event(ExperimentEvent event) {
    lastEventAt = nanoClock.getAsLong();
    submittedAt = summary.begun() ? submittedAt : lastEventAt;
    summary.follow(event);
    display.show(summary.progress());
  }

  /** What is known so far; to be read when the search is over. */
  public SearchSummary summary() {
    return summary;
  }

  /** From the submission to the last event. */
  public synchronized Duration duration() {
    return Duration.ofNanos(lastEventAt - submittedAt);
  }

  /** How far the search is, in a few words. */
  public synchronized String position() {
    return summary.begun()
        ? "at step %d of %d".formatted(summary.progress().applied(), summary.progress().steps())
        : "before the first step";
  }
}
