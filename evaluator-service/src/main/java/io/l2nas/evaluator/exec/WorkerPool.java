package io.l2nas.evaluator.exec;

import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.core.evaluation.Progress;
import io.l2nas.core.evaluation.Score;
import io.l2nas.evaluator.wire.Answer;
import io.l2nas.evaluator.wire.AnswerReader;
import io.l2nas.evaluator.wire.EvaluationRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Keeps processes that evaluate one architecture after the other. There are as many as there ever
 * were evaluations at once. One that misbehaves in any way is killed, and the next evaluation gets
 * another.
 */
final class WorkerPool implements Workplace {
  private final Command command;
  private final Deque<CommandProcess> idle = new ArrayDeque<>();
  private boolean closed;

  WorkerPool(Command command) {
    this.command = command;
  }

  @Override
  public Command command() {
    return command;
  }

  @Override
  public Score score(EvaluationRequest request, AnswerReader reader, Progress progress)
      throws EvaluationException, InterruptedException {
    Optional<CommandProcess> waiting = takeReady();
    if (waiting.isPresent()) {
      Conversation conversation = new Conversation(command, waiting.get(), reader);
      try {
        return ask(waiting.get(), conversation, request, progress).score();
      } catch (EvaluationException e) {
        if (!conversation.isSilent()) {
          throw e;
        }
        // It may have died of something before this request, so a new one gets a try.
      }
    }
    CommandProcess worker = CommandProcess.start(command);
    return ask(worker, new Conversation(command, worker, reader), request, progress).score();
  }

  @Override
  public void close() {
    Optional<CommandProcess> worker = Optional.empty();
    do {
      worker.ifPresent(CommandProcess::close);
      synchronized (this) {
        closed = true;
        worker = Optional.ofNullable(idle.poll());
      }
    } while (worker.isPresent());
  }

  private Answer ask(
      CommandProcess worker,
      Conversation conversation,
      EvaluationRequest request,
      Progress progress)
      throws EvaluationException, InterruptedException {
    boolean answered = false;
    try {
      worker.say(request.json());
      Answer answer = conversation.lastAnswer(progress);
      answered = true;
      return answer;
    } finally {
      if (!answered || !putBack(worker)) {
        worker.close();
      }
    }
  }

  /** A worker that said more than it was asked would answer the next request with that. */
  private Optional<CommandProcess> takeReady() {
    while (true) {
      CommandProcess worker;
      synchronized (this) {
        worker = idle.poll();
      }
      if (worker == null || worker.isReady()) {
        return Optional.ofNullable(worker);
      }
      worker.close();
    }
  }

  private synchronized boolean putBack(CommandProcess worker) {
    if (!closed) {
      idle.push(worker);
    }
    return !closed;
  }
}
