package io.l2nas.evaluator.exec;

import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.core.evaluation.Progress;
import io.l2nas.evaluator.exec.OutputLines.Line;
import io.l2nas.evaluator.wire.Answer;
import io.l2nas.evaluator.wire.AnswerReader;
import java.nio.charset.StandardCharsets;

/** Listens to a process until it has said its last about one architecture. */
final class Conversation {
  private static final int MAX_BYTES = 16 * 1024 * 1024;
  private static final int PROGRESS_PER_SECOND = 10;

  private final Command command;
  private final CommandProcess process;
  private final AnswerReader reader;
  private final Pace pace = new Pace(PROGRESS_PER_SECOND, System::nanoTime);
  private long heard;

  Conversation(Command command, CommandProcess process, AnswerReader reader) {
    this.command = command;
    this.process = process;
    this.reader = reader;
  }

  /** Whether the process has not said anything yet. */
  boolean isSilent() {
    return heard == 0;
  }

  /**
   * Listens.
   *
   * @throws EvaluationException if the process ends too soon, or says what is no answer
   */
  Answer lastAnswer(Progress progress) throws EvaluationException, InterruptedException {
    Answer answer = nextAnswer();
    while (!answer.isLast()) {
      if (pace.lets()) {
        answer.tell(progress);
      }
      answer = nextAnswer();
    }
    return answer;
  }

  private Answer nextAnswer() throws EvaluationException, InterruptedException {
    String text = nextText();
    while (text.isBlank()) {
      text = nextText();
    }
    return reader.read(text);
  }

  private String nextText() throws EvaluationException, InterruptedException {
    Line line = process.next();
    switch (line.end()) {
      case NOT_YET -> count(line.text());
      case CLOSED ->
          throw command.failure(
              process.ending()
                  + "; before it ends it must write a result to stdout, such as {\"value\": 0.94}");
      case TOO_LONG ->
          throw command.failure(
              "wrote a line of more than %d bytes to stdout; only answers belong there, the rest belongs on stderr"
                  .formatted(OutputLines.MAX_LINE));
    }
    return line.text();
  }

  private void count(String text) throws EvaluationException {
    heard += text.getBytes(StandardCharsets.UTF_8).length + 1;
    if (heard > MAX_BYTES) {
      throw command.failure(
          "wrote more than %d bytes to stdout for one architecture; only answers belong there, the rest belongs on stderr"
              .formatted(MAX_BYTES));
    }
  }
}
