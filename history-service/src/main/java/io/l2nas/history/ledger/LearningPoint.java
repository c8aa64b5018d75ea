package io.l2nas.history.ledger;

import io.l2nas.contracts.StepLearned;
import java.util.Map;

/**
 * A point of a learning curve: counts and sums over the steps that share it.
 *
 * @param experiment whose
 * @param bucket which point; see {@link #bucketOf}
 * @param firstStep the first of the steps
 * @param lastStep the last of them
 * @param reward of those that have a score
 * @param predicted what the critic said of their actions before it learned from them
 * @param criticLoss of those with an update of the networks
 * @param actorLoss of the same
 * @param exploration the probability of a random action
 * @param waited the seconds until an evaluator took the action, of those that one took
 */
public record LearningPoint(
    String experiment,
    int bucket,
    int firstStep,
    int lastStep,
    Sum reward,
    Sum predicted,
    Sum criticLoss,
    Sum actorLoss,
    Sum exploration,
    Sum waited) {
  private static final int EACH = 256;

  /**
   * Some numbers, added up.
   *
   * @param count how many
   */
  public record Sum(int count, double total) {
    /** Numbers may be as large as a double goes; sums of them must stay finite in the database. */
    private static final double LARGEST = 1e250;

    static Sum of(Map<String, Double> metrics, String name) {
      Double value = metrics.get(name);
      return value == null
          ? new Sum(0, 0)
          : new Sum(1, Math.max(-LARGEST, Math.min(LARGEST, value)));
    }

    Sum plus(Sum other) {
      return new Sum(count + other.count, total + other.total);
    }

    /** Their mean; null if there are none. */
    public Double mean() {
      return count == 0 ? null : total / count;
    }
  }

  /** The point of one step. */
  static LearningPoint of(StepLearned learned) {
    Map<String, Double> metrics = learned.metrics();
    return new LearningPoint(
        learned.experiment(),
        bucketOf(learned.step()),
        learned.step(),
        learned.step(),
        Sum.of(metrics, "reward"),
        Sum.of(metrics, "predicted"),
        Sum.of(metrics, "criticLoss"),
        Sum.of(metrics, "actorLoss"),
        Sum.of(metrics, "exploration"),
        Sum.of(metrics, "waited"));
  }

  /** The same with later steps of the same bucket. */
  LearningPoint plus(LearningPoint later) {
    return new LearningPoint(
        experiment,
        bucket,
        firstStep,
        later.lastStep,
        reward.plus(later.reward),
        predicted.plus(later.predicted),
        criticLoss.plus(later.criticLoss),
        actorLoss.plus(later.actorLoss),
        exploration.plus(later.exploration),
        waited.plus(later.waited));
  }

  /**
   * Which point a step belongs to, from 0: each has its own up to step 511, two share one up to
   * 1,023, four up to 2,047, and so on. A curve has 256 points for each doubling of its length.
   */
  static int bucketOf(int step) {
    int halvings = 31 - Integer.numberOfLeadingZeros(Math.max(1, step / EACH));
    return halvings * EACH + (step >> halvings);
  }
}
