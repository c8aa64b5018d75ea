package io.l2nas.history;

import io.l2nas.contracts.Answerer;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.Origin;
import java.util.Map;
import java.util.Optional;

/** Outcomes that another evaluator might have told. */
final class Outcomes {
  private Outcomes() {}

  /** As if another evaluator had scored the same architecture higher. */
  static EvaluationOutcome better(EvaluationOutcome outcome, String evaluator) {
    EvaluationCompleted done = (EvaluationCompleted) outcome;
    return completed(done, evaluator, done.value() + 1, done.reported(), done.seconds());
  }

  /** The same outcome with other metrics beside it. */
  static EvaluationOutcome reporting(EvaluationOutcome outcome, Map<String, Double> reported) {
    EvaluationCompleted done = (EvaluationCompleted) outcome;
    return completed(done, done.evaluator(), done.value(), reported, done.seconds());
  }

  /** As if this evaluator had scored it, in so many seconds. */
  static EvaluationOutcome by(EvaluationOutcome outcome, String evaluator, double seconds) {
    EvaluationCompleted done = (EvaluationCompleted) outcome;
    return completed(done, evaluator, done.value(), done.reported(), seconds);
  }

  /** As if it had failed. */
  static EvaluationOutcome failed(
      EvaluationOutcome outcome, String evaluator, double seconds, String message) {
    return new EvaluationFailed(
        outcome.experiment(),
        outcome.step(),
        outcome.attempt(),
        evaluator,
        outcome.alpha(),
        outcome.architecture(),
        EvaluationFailed.Reason.ERROR,
        message,
        seconds);
  }

  /** The same outcome, as if its score had been measured for another step before. */
  static EvaluationOutcome reused(EvaluationOutcome outcome, Origin origin) {
    EvaluationCompleted done = (EvaluationCompleted) outcome;
    return new EvaluationCompleted(
        done.experiment(),
        done.step(),
        done.attempt(),
        Answerer.AGENT,
        done.alpha(),
        done.architecture(),
        done.value(),
        done.reward(),
        done.reported(),
        0,
        Optional.of(origin));
  }

  private static EvaluationCompleted completed(
      EvaluationCompleted done,
      String evaluator,
      double value,
      Map<String, Double> reported,
      double seconds) {
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
        seconds);
  }
}
