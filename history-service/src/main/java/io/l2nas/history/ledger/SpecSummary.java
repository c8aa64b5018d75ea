package io.l2nas.history.ledger;

import io.l2nas.contracts.ExperimentSpec;
import java.util.List;

/**
 * What is shown of a specification wherever its experiment is.
 *
 * @param agent who searches
 * @param space where
 * @param evaluator how architectures are scored
 * @param metric the metric that is maximised
 * @param report the metrics that are shown beside it
 * @param seed the source of all randomness
 * @param steps the budget
 * @param parallelism actions in flight
 * @param topK K
 */
public record SpecSummary(
    String agent,
    String space,
    String evaluator,
    String metric,
    List<String> report,
    long seed,
    int steps,
    int parallelism,
    int topK) {

  public static SpecSummary of(ExperimentSpec spec) {
    return new SpecSummary(
        spec.agent().name(),
        spec.space().name(),
        spec.evaluator().name(),
        spec.evaluator().metric(),
        spec.evaluator().report(),
        spec.seed(),
        spec.steps(),
        spec.parallelism(),
        spec.topK());
  }
}
