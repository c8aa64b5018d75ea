package io.l2nas.core.history;

import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.TopEntry;
import java.util.Optional;

/**
 * What a search has come to after some steps: counts and sums over all of them, so that the mean
 * over any range of steps is the difference of two of these, however long the range.
 *
 * @param step how many outcomes are applied
 * @param measured how many of them are scores
 * @param best the best so far, by the rule of the top K: the first score of an architecture counts
 * @param architectures different architectures with a score
 * @param values the sum of the values, as they rank; very large ones hide small ones that come
 *     later
 * @param rewards the sum of the rewards
 * @param seconds the sum of the evaluation-seconds, of failures too
 */
public record Progress(
    int step,
    int measured,
    Optional<TopEntry> best,
    int architectures,
    double values,
    double rewards,
    double seconds) {

  /** Before the first step. */
  public static final Progress NONE = new Progress(0, 0, Optional.empty(), 0, 0, 0, 0);

  /** One step further; {@code best} and {@code architectures} are those with the outcome. */
  Progress after(EvaluationOutcome outcome, Optional<TopEntry> best, int architectures) {
    boolean scored = outcome.match(done -> true, failed -> false);
    double value = outcome.match(done -> done.value(), failed -> 0.0);
    double reward = outcome.match(done -> done.reward(), failed -> 0.0);
    return new Progress(
        step + 1,
        measured + (scored ? 1 : 0),
        best,
        architectures,
        finiteSum(values, value),
        finiteSum(rewards, reward),
        finiteSum(seconds, outcome.seconds()));
  }

  /** Values may be as large as a double goes; nothing infinite goes into the ledger. */
  private static double finiteSum(double sum, double addend) {
    return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, sum + addend));
  }
}
