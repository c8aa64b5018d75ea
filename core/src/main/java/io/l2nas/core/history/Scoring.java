package io.l2nas.core.history;

import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.RewardSpec;
import io.l2nas.contracts.SpaceDefinition;

/**
 * All that a score depends on besides the architecture: what one experiment measured, another with
 * an equal scoring need not measure again.
 *
 * @param space what an architecture's text means
 * @param evaluator who scores, by which metric and options, and what else is reported
 * @param version of the evaluator
 * @param reward how the score became a reward
 */
public record Scoring(
    SpaceDefinition space, EvaluatorSpec evaluator, String version, RewardSpec reward) {

  /** That of an experiment; in which order metrics are reported makes no difference. */
  public static Scoring of(ExperimentSpec spec) {
    EvaluatorSpec evaluator = spec.evaluator();
    return new Scoring(
        spec.space(),
        new EvaluatorSpec(
            evaluator.name(),
            evaluator.metric(),
            evaluator.report().stream().sorted().toList(),
            evaluator.options()),
        spec.reuse().version(),
        spec.reward());
  }
}
