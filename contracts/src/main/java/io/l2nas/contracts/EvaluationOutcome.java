package io.l2nas.contracts;

import java.util.function.Function;

/**
 * How an evaluation ended. The first outcome of an (experiment, step) that is recorded is the one
 * that counts.
 */
public sealed interface EvaluationOutcome extends EvaluationEvent
    permits EvaluationCompleted, EvaluationFailed {

  /** How long the evaluation took; at least 0. */
  double seconds();

  /** α_t as it was proposed. */
  FloatVector alpha();

  /** The canonical text of Discretize(α_t). */
  String architecture();

  /** Calls the one function that fits this outcome. */
  <R> R match(Function<EvaluationCompleted, R> completed, Function<EvaluationFailed, R> failed);
}
