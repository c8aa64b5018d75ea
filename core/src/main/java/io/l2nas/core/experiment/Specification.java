package io.l2nas.core.experiment;

import io.l2nas.contracts.AgentSpec;
import io.l2nas.contracts.AttemptSpec;
import io.l2nas.contracts.BudgetSpec;
import io.l2nas.contracts.Constraint;
import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.ObjectiveSpec;
import io.l2nas.contracts.Policy;
import io.l2nas.contracts.Quote;
import io.l2nas.contracts.ReuseSpec;
import io.l2nas.contracts.RewardSpec;
import io.l2nas.contracts.SharingSpec;
import io.l2nas.contracts.SpaceDefinition;
import io.l2nas.contracts.TradeOff;
import io.l2nas.core.l2nas.L2nasSettings;
import io.l2nas.core.space.BuiltInSpaces;
import io.l2nas.core.space.SearchSpace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** From what a user asks for to what a search needs; whatever passes here can be searched. */
public final class Specification {
  /** What one experiment may take of services that many share; contracts limit the space. */
  private static final int MAX_TOP_K = 10_000;

  private static final int MAX_PARALLELISM = 10_000;
  private static final int MAX_STEPS = 10_000_000;

  private Specification() {}

  /**
   * Looks up the space, and reads the agent's settings.
   *
   * @throws IllegalArgumentException if something in the request is unknown or not valid; the
   *     message names the field, its value and what would be valid
   */
  public static ExperimentSpec of(ExperimentRequest request) {
    return of(request, Optional.empty());
  }

  /**
   * The same for an agent that may begin with a policy.
   *
   * @param policy the one that the request names; empty if it names none
   */
  public static ExperimentSpec of(ExperimentRequest request, Optional<Policy> policy) {
    requireNamed(request, policy);
    Optional<ObjectiveSpec> objective = objective(request);
    ExperimentSpec spec =
        new ExperimentSpec(
            request.team(),
            request.pool(),
            space(request),
            new EvaluatorSpec(
                request.evaluator(),
                request.metric(),
                report(request, objective),
                request.options()),
            objective.map(reward(request)::with).orElseGet(() -> reward(request)),
            agent(request, policy),
            request.topK(),
            request.steps(),
            request.parallelism(),
            new AttemptSpec(request.maxAttempts(), request.timeoutSeconds()),
            new BudgetSpec(
                request.maxArchitectures(), request.maxEvaluationSeconds(), request.maxSeconds()),
            new SharingSpec(request.priority()),
            new ReuseSpec(scope(request), request.evaluatorVersion()),
            request.maxFailures(),
            request.seed());
    requireAtMost(MAX_TOP_K, "topK", spec.topK());
    requireAtMost(MAX_PARALLELISM, "parallelism", spec.parallelism());
    requireAtMost(MAX_STEPS, "steps", spec.steps());
    Agents.check(spec.agent(), policy, new SearchSpace(spec.space()));
    return spec;
  }

  /** What the policy was learned with goes on to hold, but not how it explored: it is taught. */
  private static AgentSpec agent(ExperimentRequest request, Optional<Policy> policy) {
    Map<String, String> settings = new HashMap<>();
    policy.ifPresent(given -> settings.putAll(given.spec().agent().settings()));
    settings.keySet().removeAll(L2nasSettings.EXPLORATION);
    settings.putAll(request.settings());
    return new AgentSpec(request.agent(), settings, policy.map(Policy::digest));
  }

  private static void requireNamed(ExperimentRequest request, Optional<Policy> policy) {
    String given = policy.map(Policy::digest).orElse(null);
    if (!Objects.equals(request.policy(), given)) {
      throw new IllegalArgumentException(
          "policy is %s, and %s is given; give the one that is named"
              .formatted(request.policy(), given == null ? "none" : given));
    }
  }

  private static SpaceDefinition space(ExperimentRequest request) {
    if (request.customSpace() != null) {
      return request.customSpace().definition();
    }
    return BuiltInSpaces.find(request.space())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "space is %s; built in are %s; give another as customSpace"
                        .formatted(
                            Quote.of(request.space()), String.join(", ", BuiltInSpaces.names()))));
  }

  private static Optional<ObjectiveSpec> objective(ExperimentRequest request) {
    List<Constraint> constraints = parsed("constraints", request.constraints(), Constraint::parse);
    List<TradeOff> tradeOffs = parsed("tradeOffs", request.tradeOffs(), TradeOff::parse);
    if (constraints.isEmpty() && tradeOffs.isEmpty()) {
      return Optional.empty();
    }
    ObjectiveSpec objective = new ObjectiveSpec(constraints, tradeOffs);
    if (objective.metrics().contains(request.metric())) {
      throw new IllegalArgumentException(
          "metric is %s, which is maximised; a constraint or a trade-off must be about another one"
              .formatted(Quote.of(request.metric())));
    }
    return Optional.of(objective);
  }

  private static <T> List<T> parsed(
      String field, List<String> texts, BiFunction<String, String, T> parser) {
    return IntStream.range(0, texts.size())
        .mapToObj(i -> parser.apply(field + "[" + i + "]", texts.get(i)))
        .toList();
  }

  /** What the objective needs is reported, too. */
  private static List<String> report(ExperimentRequest request, Optional<ObjectiveSpec> objective) {
    return Stream.concat(
            request.report().stream(), objective.stream().flatMap(o -> o.metrics().stream()))
        .distinct()
        .toList();
  }

  private static RewardSpec reward(ExperimentRequest request) {
    return switch (request.reward()) {
      case "exponential" -> {
        if (request.accEnv() != null) {
          throw new IllegalArgumentException(
              "accEnv is %s, but the exponential reward has no Acc(Env); leave it out, or ask for reward relative"
                  .formatted(request.accEnv()));
        }
        yield RewardSpec.exponential();
      }
      case "relative" -> RewardSpec.relativeTo(accEnv(request));
      default ->
          throw new IllegalArgumentException(
              "reward is %s; known rewards are exponential (Eq. 3) and relative (Eq. 7)"
                  .formatted(Quote.of(request.reward())));
    };
  }

  private static ReuseSpec.Scope scope(ExperimentRequest request) {
    return switch (request.reuse()) {
      case "off" -> ReuseSpec.Scope.OFF;
      case "experiment" -> ReuseSpec.Scope.EXPERIMENT;
      case "team" -> ReuseSpec.Scope.TEAM;
      default ->
          throw new IllegalArgumentException(
              "reuse is %s; it must be off, experiment or team"
                  .formatted(Quote.of(request.reuse())));
    };
  }

  private static double accEnv(ExperimentRequest request) {
    if (request.accEnv() == null) {
      throw new IllegalArgumentException(
          "accEnv is missing; the relative reward needs it, as a fraction such as 0.82316");
    }
    if (!(request.accEnv() > 0 && request.accEnv() <= 1)) {
      throw new IllegalArgumentException(
          "accEnv is %s; it must be a fraction above 0 and at most 1, such as 0.82316"
              .formatted(request.accEnv()));
    }
    return request.accEnv();
  }

  private static void requireAtMost(int maximum, String field, int value) {
    if (value > maximum) {
      throw new IllegalArgumentException(
          "%s is %d; it must be at most %d".formatted(field, value, maximum));
    }
  }
}
