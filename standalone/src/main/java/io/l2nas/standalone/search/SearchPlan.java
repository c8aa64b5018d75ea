package io.l2nas.standalone.search;

import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.Policy;
import io.l2nas.core.experiment.Specification;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A search that can be run: the request is valid, the files are there.
 *
 * @param request what is asked
 * @param spec the same with everything looked up
 * @param policy what the agent begins with
 * @param files what the evaluators read
 * @param evaluators how many evaluators share the work
 * @param data the folder that keeps what is recorded; empty if nothing is kept
 */
public record SearchPlan(
    ExperimentRequest request,
    ExperimentSpec spec,
    Optional<Policy> policy,
    EvaluatorFiles files,
    int evaluators,
    Optional<Path> data) {
  public SearchPlan {
    if (evaluators < 1) {
      throw new IllegalArgumentException("evaluators is " + evaluators + "; it must be at least 1");
    }
  }

  /**
   * Plans a search.
   *
   * @throws IllegalArgumentException if something in the request is unknown or not valid
   */
  public static SearchPlan of(
      ExperimentRequest request,
      Optional<Policy> policy,
      EvaluatorFiles files,
      int evaluators,
      Optional<Path> data) {
    return new SearchPlan(
        request, Specification.of(request, policy), policy, files, evaluators, data);
  }
}
