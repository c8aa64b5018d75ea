package io.l2nas.history.http;

import io.l2nas.history.ledger.Evaluations.Evaluation;
import java.time.OffsetDateTime;

/**
 * An evaluation that has ended.
 *
 * @param step of which step, from 0
 * @param attempt which dispatch of it
 * @param evaluator who evaluated
 * @param beganAt when it began: {@code seconds} before {@code endedAt}
 * @param endedAt when its outcome was recorded
 * @param seconds how long it took
 * @param scored whether it gave a score
 */
public record EvaluationView(
    int step,
    int attempt,
    String evaluator,
    OffsetDateTime beganAt,
    OffsetDateTime endedAt,
    double seconds,
    boolean scored) {
  private static final double NANOS = 1e9;

  static EvaluationView of(Evaluation evaluation) {
    return new EvaluationView(
        evaluation.step(),
        evaluation.attempt(),
        evaluation.evaluator(),
        evaluation.recordedAt().minusNanos((long) (evaluation.seconds() * NANOS)),
        evaluation.recordedAt(),
        evaluation.seconds(),
        evaluation.scored());
  }
}
