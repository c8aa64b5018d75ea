package io.l2nas.standalone.screen;

/** Shows how far an experiment is, on stderr, while it runs. Closing it leaves the screen clean. */
public interface ProgressDisplay extends AutoCloseable {

  /** What is going on while there is no progress, for instance that a database starts. */
  void phase(String text);

  /** How far it is now; may be called thousands of times a second. */
  void show(Progress progress);

  @Override
  void close();

  /** A live line on a terminal, a line now and then elsewhere. */
  static ProgressDisplay on(Console console, Shorthand shorthand) {
    return console.terminal().stderr()
        ? LiveDisplay.start(console, shorthand)
        : new PlainDisplay(console.err(), System::nanoTime);
  }
}
