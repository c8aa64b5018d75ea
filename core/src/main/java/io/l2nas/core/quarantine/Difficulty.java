package io.l2nas.core.quarantine;

/** How often the work of an experiment fails, of late, with evaluators that can do it. */
final class Difficulty {
  /** So many evaluations are remembered; those before them fade away. */
  private static final double MEMORY = 64;

  private double completed;
  private double failed;
  private long heardAt;

  /** Somebody has completed an evaluation. */
  void complete(long now) {
    completed++;
    fade(now);
  }

  /** Somebody who has completed something since had failed so often. */
  void fail(int failures, long now) {
    failed += failures;
    fade(now);
  }

  private void fade(long now) {
    double kept = Math.min(1, MEMORY / (completed + failed));
    completed *= kept;
    failed *= kept;
    heardAt = now;
  }

  /** Which part of what was heard of has failed; something was completed. */
  double failedPart() {
    return failed / (failed + completed);
  }

  /**
   * How probable it is that an evaluation fails by itself. One failure more is assumed than was
   * seen, so little is concluded from little.
   */
  double chanceOfFailure() {
    return (failed + 1) / (failed + completed + 1);
  }

  long heardAt() {
    return heardAt;
  }
}
