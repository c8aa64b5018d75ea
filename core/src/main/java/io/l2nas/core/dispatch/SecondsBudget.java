package io.l2nas.core.dispatch;

import java.util.HashMap;
import java.util.Map;

/**
 * The evaluation-seconds of an experiment. Each evaluation reserves what it may take when it is
 * dispatched, and gives back what it did not use; so all together never take more than the budget.
 */
final class SecondsBudget {
  /** An evaluation reserves so many times what others took, for not all take the same. */
  private static final double PLENTY = 4;

  private final double budget;
  private final Map<Integer, Double> reserved = new HashMap<>();
  private double used;

  /**
   * @param used what was used before
   */
  SecondsBudget(double budget, double used) {
    this.budget = budget;
    this.used = used;
  }

  /**
   * What the next evaluation may reserve; 0 if it must wait until another gives back. Until one has
   * ended nobody knows what they take, so one goes first.
   *
   * @param mean what others took
   * @param due how many actions want to go; at least 1
   */
  double next(MeanSeconds mean, int due) {
    double left = left();
    if (mean.measured() == 0) {
      return reserved.isEmpty() ? left : 0;
    }
    double share = Math.max(left / due, PLENTY * mean.seconds());
    if (share <= left) {
      return share;
    }
    return isSpent(mean) || !reserved.isEmpty() ? 0 : left;
  }

  /** How many of those that are due could go now. */
  int room(MeanSeconds mean, int due) {
    double next = due == 0 ? 0 : next(mean, due);
    return next <= 0 ? 0 : (int) Math.min(due, Math.max(1, Math.floor(left() / next)));
  }

  void reserve(int step, double seconds) {
    reserved.put(step, seconds);
  }

  /** Nobody evaluates the step any more. */
  void release(int step) {
    reserved.remove(step);
  }

  /** An evaluation has ended. What a lost evaluator used nobody knows. */
  void use(double seconds) {
    used += seconds;
  }

  /** Whether what is left is not enough for what evaluations take, and none will give back. */
  boolean isSpent(MeanSeconds mean) {
    return reserved.isEmpty() && (left() <= 0 || left() < mean.seconds());
  }

  private double left() {
    double free = budget - used;
    for (double each : reserved.values()) {
      free -= each;
    }
    return free;
  }
}
