package io.l2nas.core.evaluation;

import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.core.space.Architecture;

/**
 * Scores architectures: a table, a training run, a command, a service. May take hours; may be
 * called by many threads.
 */
public interface ArchitectureEvaluator {

  /** The name that an experiment asks for it by. */
  String name();

  /**
   * S(x).
   *
   * @param progress is told what is known before the end, by evaluators that have it
   * @throws EvaluationException if there is no score; the message names what is wrong and what
   *     would mend it
   * @throws InterruptedException if the evaluation was interrupted
   */
  Score score(Architecture architecture, EvaluatorSpec spec, Progress progress)
      throws EvaluationException, InterruptedException;
}
