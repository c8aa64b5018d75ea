package io.l2nas.simulation;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.core.evaluation.ActionEvaluation;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.core.evaluation.Progress;
import io.l2nas.core.evaluation.Score;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.SearchSpace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What evaluators find out: a function of the architecture and of nothing else. Some architectures
 * score NaN, some break the evaluator, and some kill its process every time.
 */
final class Answers implements ArchitectureEvaluator {
  static final String NAME = "answers";

  private static final Duration USUAL = Duration.ofSeconds(2);
  private static final int KINDS = 40;

  private final Mutant mutant;
  private final int salt;
  private final boolean anyKiller;
  private final Duration longest;

  Answers(Chance chance, Mutant mutant, Duration lease) {
    this.mutant = mutant;
    this.salt = chance.between(0, KINDS);
    this.anyKiller = chance.happens(0.3);
    this.longest = chance.happens(0.3) ? lease.multipliedBy(2) : USUAL;
  }

  /** How long an evaluation takes; that is not a function of anything. */
  long duration(Chance chance) {
    return Duration.ofMillis(50).toNanos() + chance.time(longest);
  }

  boolean kills(ActionProposed action) {
    return anyKiller && kind(new SearchSpace(action.space()).discretize(action.alpha())) == 0;
  }

  /** How an evaluation ends. */
  EvaluationOutcome of(ActionProposed action, String evaluator, long began, long ended) {
    long[] clock = {began, ended};
    int[] asked = {0};
    LongSupplier nanoClock = () -> clock[Math.min(1, asked[0]++)];
    EvaluationOutcome outcome =
        new ActionEvaluation(List.of(this), evaluator, nanoClock).evaluate(action);
    return mutant == Mutant.NAN_KEPT
        ? outcome.match(done -> done, Answers::keepNonFinite)
        : outcome;
  }

  /** How an evaluation ends that nothing gets in the way of. */
  EvaluationOutcome undisturbed(ActionProposed action) {
    return new ActionEvaluation(List.of(this), "undisturbed", () -> 0).evaluate(action);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Score score(Architecture architecture, EvaluatorSpec spec, Progress progress)
      throws EvaluationException {
    int kind = kind(architecture);
    if (kind == 1) {
      throw new EvaluationException(Reason.ERROR, "it breaks the evaluator");
    }
    if (kind == 2 || kind == 3) {
      return new Score(kind == 2 ? Double.NaN : 1e300, Double.POSITIVE_INFINITY, Map.of());
    }
    double accuracy = Math.floorMod(architecture.text().hashCode() * 31, 1_000) / 1_000.0;
    return new Score(100 * accuracy, accuracy, Map.of("size", (double) kind));
  }

  private int kind(Architecture architecture) {
    return Math.floorMod(architecture.text().hashCode() * 7 + salt, KINDS);
  }

  private static EvaluationOutcome keepNonFinite(EvaluationFailed failed) {
    if (failed.reason() != Reason.NON_FINITE) {
      return failed;
    }
    return new EvaluationCompleted(
        failed.experiment(),
        failed.step(),
        failed.attempt(),
        failed.evaluator(),
        failed.alpha(),
        failed.architecture(),
        0,
        0,
        Map.of(),
        failed.seconds());
  }
}
