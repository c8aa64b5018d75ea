package io.l2nas.standalone.search;

/** Runs one experiment on this machine, from its submission to its end. */
public interface Search {

  /**
   * Searches until the experiment has ended; the observer sees every event of its state stream, in
   * order, from the first, and then how long it took.
   *
   * @throws InterruptedException if the search was interrupted
   */
  void run(SearchPlan plan, SearchObserver observer) throws InterruptedException;
}
