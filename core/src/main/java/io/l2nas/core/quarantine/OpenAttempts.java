package io.l2nas.core.quarantine;

import io.l2nas.contracts.EvaluationEvent;
import java.util.HashMap;
import java.util.Map;

/** Who has begun what, and not ended it: until a step has its outcome, and a day at most. */
final class OpenAttempts {
  private final Map<Step, Map<String, Long>> begunAt = new HashMap<>();

  private record Step(String experiment, int step) {
    static Step of(EvaluationEvent event) {
      return new Step(event.experiment(), event.step());
    }
  }

  void begin(EvaluationEvent event, long now) {
    begunAt.computeIfAbsent(Step.of(event), step -> new HashMap<>()).put(event.evaluator(), now);
  }

  /** The evaluator hands it back. */
  void release(EvaluationEvent event) {
    begunAt.computeIfPresent(
        Step.of(event),
        (step, attempts) -> {
          attempts.remove(event.evaluator());
          return attempts.isEmpty() ? null : attempts;
        });
  }

  /**
   * The step has an outcome.
   *
   * @return since when others than the one who tells it were at it, too
   */
  Map<String, Long> end(EvaluationEvent outcome) {
    Map<String, Long> attempts = begunAt.remove(Step.of(outcome));
    if (attempts == null) {
      return Map.of();
    }
    attempts.remove(outcome.evaluator());
    return attempts;
  }

  /** Forgets what was begun so long ago; its step may never have an outcome. */
  void forget(long age, long now) {
    begunAt.values().forEach(attempts -> attempts.values().removeIf(at -> now - at > age));
    begunAt.values().removeIf(Map::isEmpty);
  }

  int size() {
    return begunAt.size();
  }
}
