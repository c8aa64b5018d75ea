package io.l2nas.benchmarks;

/** Tells on stderr how far a benchmark is; stdout is for its results. */
final class Progress {
  private Progress() {}

  static void say(String what) {
    System.err.println("benchmark: " + what);
  }
}
