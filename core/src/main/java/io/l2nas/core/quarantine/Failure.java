package io.l2nas.core.quarantine;

import io.l2nas.contracts.EvaluationFailed;

/**
 * A failure of an evaluator.
 *
 * @param experiment of what
 * @param step of what
 * @param begunAt when it had begun
 * @param what what came of it, for a person
 */
record Failure(String experiment, int step, long begunAt, String what) {
  private static final int LONGEST = 200;

  /** It says so itself. */
  static Failure told(EvaluationFailed failed, long begunAt) {
    return new Failure(
        failed.experiment(), failed.step(), begunAt, failed.reason() + ", " + failed.message());
  }

  /** It has begun, and was not heard of again. */
  static Failure lost(String experiment, int step, long begunAt) {
    return new Failure(experiment, step, begunAt, "it was lost over it");
  }

  @Override
  public String toString() {
    return "step %d of %s: %s".formatted(step, experiment, oneLine(what));
  }

  private static String oneLine(String text) {
    String line = text.strip().replaceAll("[\\s\\p{Cc}]+", " ");
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
