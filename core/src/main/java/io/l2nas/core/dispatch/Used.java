package io.l2nas.core.dispatch;

import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationOutcome;

/**
 * What an experiment has used.
 *
 * @param evaluations how many evaluations have ended
 * @param seconds what they took together
 */
public record Used(int evaluations, double seconds) {
  /** Nothing yet. */
  public static final Used NOTHING = new Used(0, 0);

  /** With one outcome more, if it tells how long an evaluation took. */
  public Used and(EvaluationOutcome outcome) {
    return isMeasured(outcome) ? new Used(evaluations + 1, seconds + outcome.seconds()) : this;
  }

  /**
   * Where an evaluator was lost nobody knows how long the evaluation took, or would have; and where
   * a score was reused there was none.
   */
  static boolean isMeasured(EvaluationOutcome outcome) {
    return outcome.match(completed -> completed.origin().isEmpty(), Used::isMeasured);
  }

  private static boolean isMeasured(EvaluationFailed failed) {
    return switch (failed.reason()) {
      case LOST, BUDGET, AGENT -> false;
      case UNKNOWN_ARCHITECTURE, INVALID_REQUEST, NON_FINITE, TIMEOUT, ERROR -> true;
    };
  }
}
