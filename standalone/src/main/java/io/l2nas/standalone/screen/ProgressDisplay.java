package io.l2nas.standalone.screen;

/**
 * Shows how far a long work is, on stderr, while it goes on. Closing it leaves the screen clean.
 *
 * @param <P> what is known of the progress
 */
public interface ProgressDisplay<P> extends AutoCloseable {

  /** What is going on while there is no progress, for instance that a database starts. */
  void phase(String text);

  /** How far it is now; may be called thousands of times a second. */
  void show(P progress);

  @Override
  void close();

  /** For a search: a live line on a terminal, a line now and then elsewhere. */
  static ProgressDisplay<SearchProgress> ofSearch(Console console, Shorthand shorthand) {
    return on(
        console,
        true,
        new SearchProgressText(shorthand, console.errStyle(), console.terminal().columns()));
  }

  /**
   * For many runs.
   *
   * @param live whether the screen is free for a live line
   */
  static ProgressDisplay<RunsProgress> ofRuns(Console console, boolean live) {
    return on(
        console,
        live,
        new RunsProgressText(console.errStyle(), console.terminal().columns(), "run"));
  }

  /** For the steps of a training. */
  static ProgressDisplay<RunsProgress> ofTraining(Console console) {
    return on(
        console,
        true,
        new RunsProgressText(console.errStyle(), console.terminal().columns(), "step"));
  }

  private static <P> ProgressDisplay<P> on(Console console, boolean live, ProgressText<P> text) {
    return live && console.terminal().stderr()
        ? LiveDisplay.start(console, text)
        : new PlainDisplay<>(console.err(), text, System::nanoTime);
  }
}
