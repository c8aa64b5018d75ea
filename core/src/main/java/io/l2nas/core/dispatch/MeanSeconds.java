package io.l2nas.core.dispatch;

import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluationOutcome;

/** How long the evaluations of an experiment take, of late. */
final class MeanSeconds {
  /** So many evaluations make the mean; those before them fade away. */
  private static final int MEMORY = 50;

  private int measured;
  private double seconds;

  void add(EvaluationOutcome outcome) {
    boolean lost = outcome.match(completed -> false, MeanSeconds::isLost);
    if (!lost) {
      measured++;
      seconds += (outcome.seconds() - seconds) / Math.min(measured, MEMORY);
    }
  }

  /** How many evaluations have ended. */
  int measured() {
    return measured;
  }

  /** 0 while none has ended. */
  double seconds() {
    return seconds;
  }

  /** Then nobody knows how long the evaluation took, or would have. */
  private static boolean isLost(EvaluationFailed failed) {
    return failed.reason() == Reason.LOST;
  }
}
