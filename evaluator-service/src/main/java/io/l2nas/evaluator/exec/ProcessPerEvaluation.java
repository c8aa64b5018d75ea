package io.l2nas.evaluator.exec;

import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.core.evaluation.Progress;
import io.l2nas.core.evaluation.Score;
import io.l2nas.evaluator.wire.AnswerReader;
import io.l2nas.evaluator.wire.EvaluationRequest;
import java.util.Optional;

/** Starts a process for every evaluation; nothing of it is left when the evaluation has ended. */
record ProcessPerEvaluation(Command command) implements Workplace {

  @Override
  public Score score(EvaluationRequest request, AnswerReader reader, Progress progress)
      throws EvaluationException, InterruptedException {
    try (CommandProcess process = CommandProcess.start(command)) {
      process.sayLast(request.json());
      Score score = new Conversation(command, process, reader).lastAnswer(progress).score();
      requireGoodEnd(process);
      return score;
    }
  }

  /** A process that has given its result and lingers is no reason to lose the result. */
  private void requireGoodEnd(CommandProcess process)
      throws EvaluationException, InterruptedException {
    Optional<Integer> code = process.exitCode();
    if (code.isPresent() && code.get() != 0) {
      throw command.failure(
          "gave a result, but %s; a result counts if the exit code is 0"
              .formatted(process.ending()));
    }
  }

  @Override
  public void close() {}
}
