package io.l2nas.history;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationOutcome;
import java.util.Map;

/** Outcomes that another evaluator might have told. */
final class Outcomes {
  private Outcomes() {}

  /** As if another evaluator had scored the same architecture higher. */
  static EvaluationOutcome better(EvaluationOutcome outcome, String evaluator) {
    EvaluationCompleted done = (EvaluationCompleted) outcome;
    return completed(done, evaluator, done.value() + 1, done.reported());
  }

  /** The same outcome with other metrics beside it. */
  static EvaluationOutcome reporting(EvaluationOutcome outcome, Map<String, Double> reported) {
    EvaluationCompleted done = (EvaluationCompleted) outcome;
    return completed(done, done.evaluator(), done.value(), reported);
  }

  private static EvaluationCompleted completed(
      EvaluationCompleted done, String evaluator, double value, Map<String, Double> reported) {
    return new EvaluationCompleted(
        done.experiment(),
        done.step(),
        done.attempt(),
        evaluator,
        done.alpha(),
        done.architecture(),
        value,
        done.reward(),
        reported,
        done.seconds());
  }
}
