package io.l2nas.core.quarantine;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluationReleased;
import io.l2nas.contracts.EvaluationStarted;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What evaluators tell in a test, and who becomes suspect by it. */
final class Told {
  static final String EXPERIMENT = "toy";

  private final Conduct conduct;
  private final List<Suspicion> suspicions = new ArrayList<>();
  private int steps;

  Told(Conduct conduct) {
    this.conduct = conduct;
  }

  /** All suspicions so far. */
  List<Suspicion> suspicions() {
    return suspicions;
  }

  List<String> suspects() {
    return suspicions.stream().map(Suspicion::evaluator).toList();
  }

  int nextStep() {
    return steps++;
  }

  void fails(String evaluator, double at, double seconds) {
    fails(evaluator, EXPERIMENT, at, seconds);
  }

  void fails(String evaluator, String experiment, double at, double seconds) {
    fails(evaluator, experiment, Reason.ERROR, at, seconds);
  }

  void fails(String evaluator, String experiment, Reason reason, double at, double seconds) {
    fails(evaluator, experiment, nextStep(), reason, at, seconds);
  }

  /** The agent tells that too many were lost over a step. */
  void isGivenUp(int step, double at) {
    fails("agent", EXPERIMENT, step, Reason.LOST, at, 0);
  }

  private void fails(
      String evaluator, String experiment, int step, Reason reason, double at, double seconds) {
    suspicions.addAll(
        conduct.hear(
            new EvaluationFailed(
                experiment,
                step,
                1,
                evaluator,
                FloatVector.of(1),
                "a",
                reason,
                "it\nbroke",
                seconds),
            nanos(at)));
  }

  void completes(String evaluator, double at, double seconds) {
    completes(evaluator, EXPERIMENT, nextStep(), at, seconds);
  }

  void completes(String evaluator, String experiment, int step, double at, double seconds) {
    suspicions.addAll(
        conduct.hear(
            new EvaluationCompleted(
                experiment, step, 1, evaluator, FloatVector.of(1), "a", 1, 1, Map.of(), seconds),
            nanos(at)));
  }

  /** A score that was measured before answers. */
  void reuses(String answerer, double at) {
    suspicions.addAll(
        conduct.hear(
            new EvaluationCompleted(
                EXPERIMENT,
                nextStep(),
                1,
                answerer,
                FloatVector.of(1),
                "a",
                1,
                1,
                Map.of(),
                0,
                Optional.of(new Origin("older", 0))),
            nanos(at)));
  }

  void starts(String evaluator, int step, double at) {
    suspicions.addAll(
        conduct.hear(new EvaluationStarted(EXPERIMENT, step, 1, evaluator), nanos(at)));
  }

  void releases(String evaluator, int step, double at) {
    suspicions.addAll(
        conduct.hear(new EvaluationReleased(EXPERIMENT, step, 1, evaluator), nanos(at)));
  }

  /** Somebody good completes so many, one after the other, a second each. */
  void isCompleted(int evaluations, double from) {
    for (int i = 0; i < evaluations; i++) {
      completes("good", from + i + 1, 1);
    }
  }

  static long nanos(double seconds) {
    return Math.round(seconds * 1e9);
  }
}
