package io.l2nas.evaluator.exec;

import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.core.evaluation.Progress;
import io.l2nas.core.evaluation.Score;
import io.l2nas.evaluator.wire.AnswerReader;
import io.l2nas.evaluator.wire.EvaluationRequest;

/** Where the processes of one command work. Safe for many threads. */
interface Workplace extends AutoCloseable {

  static Workplace of(Command command) {
    return switch (command.lives()) {
      case EVALUATION -> new ProcessPerEvaluation(command);
      case PROCESS -> new WorkerPool(command);
    };
  }

  Command command();

  /**
   * Has one architecture scored.
   *
   * @throws InterruptedException if the thread was interrupted; the process that worked on it is
   *     gone then
   */
  Score score(EvaluationRequest request, AnswerReader reader, Progress progress)
      throws EvaluationException, InterruptedException;

  @Override
  void close();
}
