package io.l2nas.core.experiment;

import io.l2nas.contracts.AgentSpec;
import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.RewardSpec;
import io.l2nas.contracts.SpaceDefinition;
import io.l2nas.core.space.BuiltInSpaces;
import io.l2nas.core.space.SearchSpace;

/** From what a user asks for to what a search needs; whatever passes here can be searched. */
public final class Specification {
  private Specification() {}

  /**
   * Looks up the space, and tries the agent on it.
   *
   * @throws IllegalArgumentException if something in the request is unknown or not valid; the
   *     message names the field, its value and what would be valid
   */
  public static ExperimentSpec of(ExperimentRequest request) {
    ExperimentSpec spec =
        new ExperimentSpec(
            request.team(),
            request.pool(),
            space(request),
            new EvaluatorSpec(
                request.evaluator(), request.metric(), request.report(), request.options()),
            reward(request),
            new AgentSpec(request.agent(), request.settings()),
            request.topK(),
            request.steps(),
            request.parallelism(),
            request.maxFailures(),
            request.seed());
    Agents.create(spec.agent(), new SearchSpace(spec.space()), spec.seed());
    return spec;
  }

  private static SpaceDefinition space(ExperimentRequest request) {
    if (request.customSpace() != null) {
      return request.customSpace().definition();
    }
    return BuiltInSpaces.find(request.space())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "space is '%s'; built in are %s; give another as customSpace"
                        .formatted(request.space(), String.join(", ", BuiltInSpaces.names()))));
  }

  private static RewardSpec reward(ExperimentRequest request) {
    return switch (request.reward()) {
      case "exponential" -> RewardSpec.exponential();
      case "relative" -> {
        if (request.accEnv() == null) {
          throw new IllegalArgumentException(
              "accEnv is missing; the relative reward needs it, as a fraction such as 0.82316");
        }
        yield RewardSpec.relativeTo(request.accEnv());
      }
      default ->
          throw new IllegalArgumentException(
              "reward is '%s'; known rewards are exponential (Eq. 3) and relative (Eq. 7)"
                  .formatted(request.reward()));
    };
  }
}
