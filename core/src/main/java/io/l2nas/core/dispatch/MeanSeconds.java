package io.l2nas.core.dispatch;

import io.l2nas.contracts.EvaluationOutcome;

/** How long the evaluations of an experiment take, of late. */
final class MeanSeconds {
  /** So many evaluations make the mean; those before them fade away. */
  private static final int MEMORY = 50;

  private int measured;
  private double seconds;

  MeanSeconds(Used before) {
    this.measured = before.evaluations();
    this.seconds = measured == 0 ? 0 : before.seconds() / measured;
  }

  void add(EvaluationOutcome outcome) {
    measured++;
    seconds += (outcome.seconds() - seconds) / Math.min(measured, MEMORY);
  }

  /** How many evaluations have ended. */
  int measured() {
    return measured;
  }

  /** 0 while none has ended. */
  double seconds() {
    return seconds;
  }
}
