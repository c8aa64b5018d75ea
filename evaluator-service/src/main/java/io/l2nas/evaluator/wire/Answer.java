package io.l2nas.evaluator.wire;

import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.core.evaluation.Progress;
import io.l2nas.core.evaluation.Score;
import java.util.Map;

/** What an outside evaluator says: how it goes, the score, or why there is none. */
public sealed interface Answer {

  /** Whether nothing more is to be said about the architecture. */
  boolean isLast();

  /** Passes on what is known before the end. */
  void tell(Progress progress);

  /**
   * The score.
   *
   * @throws EvaluationException if this answer has none
   */
  Score score() throws EvaluationException;

  /** The evaluation goes on. */
  record Progressed(String speaker, Map<String, Double> metrics) implements Answer {
    public Progressed {
      metrics = Map.copyOf(metrics);
    }

    @Override
    public boolean isLast() {
      return false;
    }

    @Override
    public void tell(Progress progress) {
      progress.report(metrics);
    }

    @Override
    public Score score() throws EvaluationException {
      throw new EvaluationException(
          Reason.ERROR,
          speaker + " answered with progress where a result was due; answer {\"value\": 0.94}");
    }
  }

  /** The evaluation has ended well. */
  record Scored(Score score) implements Answer {
    @Override
    public boolean isLast() {
      return true;
    }

    @Override
    public void tell(Progress progress) {}
  }

  /** The evaluation has ended without a score. */
  record Refused(Reason reason, String message) implements Answer {
    @Override
    public boolean isLast() {
      return true;
    }

    @Override
    public void tell(Progress progress) {}

    @Override
    public Score score() throws EvaluationException {
      throw new EvaluationException(reason, message);
    }
  }
}
