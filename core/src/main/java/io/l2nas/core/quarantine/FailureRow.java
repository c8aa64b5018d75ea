package io.l2nas.core.quarantine;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;

/** The failures of one evaluator since it last completed something. */
final class FailureRow {
  /** A row that chance makes more often than this proves nothing. */
  private static final double LEAST_CHANCE = 1e-6;

  private final long since;
  private final Map<String, Integer> failures = new HashMap<>();
  private final Map<String, Witnesses> witnesses = new HashMap<>();
  private Failure last;
  private long heardAt;
  private long othersAt;

  /** Others, in an experiment in which they have completed what they began after the row began. */
  private static final class Witnesses {
    /** How they have got on since. */
    private final Difficulty difficulty = new Difficulty();

    /** How often the evaluator had failed when they last completed something. */
    private int failures;
  }

  /**
   * @param since when its first failure is heard of
   */
  FailureRow(long since) {
    this.since = since;
  }

  /**
   * Takes a failure.
   *
   * @param now when it is heard of
   */
  void add(Failure failure, long now) {
    failures.merge(failure.experiment(), 1, Integer::sum);
    last = failure;
    heardAt = now;
  }

  /** Somebody else has completed an evaluation. */
  void completedByOther(String experiment, long begunAt, long now) {
    Integer failed = failures.get(experiment);
    if (failed == null || begunAt - since < 0) {
      return;
    }
    if (witnesses.isEmpty()) {
      othersAt = now;
    }
    Witnesses others = witnesses.computeIfAbsent(experiment, name -> new Witnesses());
    others.difficulty.complete(now);
    others.failures = failed;
  }

  /** Somebody else, who completes something now, had failed so often. */
  void failedByOther(String experiment, int count, long now) {
    Witnesses others = witnesses.get(experiment);
    if (others != null) {
      others.difficulty.fail(count, now);
    }
  }

  /**
   * How many failures speak against the evaluator, now that it has failed once more: those that
   * were followed by completions of others, and the last one.
   *
   * @return 0 if it had begun the last before others had completed anything: until then all of them
   *     may have met with the same misfortune
   */
  int failures() {
    return witnesses.containsKey(last.experiment()) && last.begunAt() - othersAt >= 0
        ? 1 + witnesses.values().stream().mapToInt(others -> others.failures).sum()
        : 0;
  }

  /**
   * Whether that many failures cannot be put down to chance.
   *
   * @param before how probable it is that an evaluation of an experiment fails, by what is known
   *     from before
   */
  boolean isBeyondChance(ToDoubleFunction<String> before) {
    double log = logChance(last.experiment(), before);
    for (Map.Entry<String, Witnesses> others : witnesses.entrySet()) {
      log += others.getValue().failures * logChance(others.getKey(), before);
    }
    return log <= StrictMath.log(LEAST_CHANCE);
  }

  private double logChance(String experiment, ToDoubleFunction<String> before) {
    return StrictMath.log(
        Math.max(
            before.applyAsDouble(experiment), witnesses.get(experiment).difficulty.failedPart()));
  }

  /** Visits how often it has failed in each experiment. */
  void forEach(BiConsumer<String, Integer> visitor) {
    failures.forEach(visitor);
  }

  /** When its first failure was heard of. */
  long since() {
    return since;
  }

  /** When its last failure was heard of. */
  long heardAt() {
    return heardAt;
  }

  Failure last() {
    return last;
  }
}
