package io.l2nas.contracts;

import java.util.List;
import java.util.Map;

/**
 * What a user asks for: an {@link ExperimentSpec} in the making. Only {@code metric} is required;
 * everything else has a default, and this is the one place that knows them. On the spaces {@code
 * darts} and {@code ofa-mbv3-…} K, the budget and the reward have others: see {@link
 * SpaceDefaults}.
 *
 * @param team who asks; {@code default}
 * @param pool the evaluators that do the work; {@code default}
 * @param space the name of a built-in space; {@code nas-bench-201}
 * @param customSpace a space of the user's own, in place of {@code space}
 * @param evaluator the evaluator; {@code table}
 * @param metric the metric that is maximised
 * @param report further metrics to be shown; none
 * @param constraints bounds on metrics, as {@link Constraint#parse} takes them; none
 * @param tradeOffs metrics to be weighed, as {@link TradeOff#parse} takes them; none
 * @param options the evaluator's options; none
 * @param reward {@code exponential} (Eq. 3) or {@code relative} (Eq. 7); {@code exponential}
 * @param accEnv Acc(Env) of Eq. 7 as a fraction; required with {@code relative}
 * @param agent the agent; {@code l2nas}
 * @param settings the agent's settings; its own defaults
 * @param policy the digest of a policy that the agent begins with; none. With one, {@code reward}
 *     is {@code relative}, as in section 4.4 of the paper
 * @param topK K; 64, as in the paper on NAS-Bench-201
 * @param steps the budget; 500
 * @param parallelism actions in flight; 1
 * @param maxAttempts evaluators that may be lost over one evaluation; 3
 * @param timeoutSeconds what one evaluation may take; a day
 * @param maxArchitectures how many different architectures are proposed; no limit
 * @param maxEvaluationSeconds what all evaluations may take together; no limit
 * @param maxSeconds how long the experiment may go on; no limit
 * @param priority among the experiments of the team; the higher comes first; 0
 * @param reuse whose scores may answer: {@code off}, {@code experiment} or {@code team}; {@code
 *     experiment}
 * @param evaluatorVersion of the evaluator; scores of another are not reused; {@code 1}
 * @param maxFailures failed evaluations that end the experiment; 20
 * @param seed the source of all randomness; 0
 */
public record ExperimentRequest(
    String team,
    String pool,
    String space,
    CustomSpace customSpace,
    String evaluator,
    String metric,
    List<String> report,
    List<String> constraints,
    List<String> tradeOffs,
    Map<String, String> options,
    String reward,
    Double accEnv,
    String agent,
    Map<String, String> settings,
    String policy,
    Integer topK,
    Integer steps,
    Integer parallelism,
    Integer maxAttempts,
    Double timeoutSeconds,
    Integer maxArchitectures,
    Double maxEvaluationSeconds,
    Double maxSeconds,
    Integer priority,
    String reuse,
    String evaluatorVersion,
    Integer maxFailures,
    Long seed) {
  public ExperimentRequest {
    team = orElse(team, "default");
    pool = orElse(pool, "default");
    if (space != null && customSpace != null) {
      throw new IllegalArgumentException("both space and customSpace are given; give one of them");
    }
    space = customSpace == null ? orElse(space, "nas-bench-201") : null;
    SpaceDefaults defaults = SpaceDefaults.of(space);
    evaluator = orElse(evaluator, "table");
    Require.label("metric", metric);
    report = Require.labels("report", Require.MAX_NAMES, orElse(report, List.of()));
    constraints = Require.labels("constraints", ObjectiveSpec.MOST, orElse(constraints, List.of()));
    tradeOffs = Require.labels("tradeOffs", ObjectiveSpec.MOST, orElse(tradeOffs, List.of()));
    options = Require.strings("options", orElse(options, Map.of()));
    if (policy != null) {
      Require.digest("policy", policy);
      reward = orElse(reward, "relative");
    }
    reward = orElse(reward, defaults.reward());
    if (accEnv != null) {
      Require.finite("accEnv", accEnv);
    } else if (reward.equals(defaults.reward())) {
      accEnv = defaults.accEnv();
    }
    agent = orElse(agent, "l2nas");
    settings = Require.strings("settings", orElse(settings, Map.of()));
    topK = orElse(topK, defaults.topK());
    steps = orElse(steps, defaults.steps());
    parallelism = orElse(parallelism, 1);
    maxAttempts = orElse(maxAttempts, AttemptSpec.DEFAULT.maxAttempts());
    timeoutSeconds = orElse(timeoutSeconds, AttemptSpec.DEFAULT.timeoutSeconds());
    maxArchitectures = orElse(maxArchitectures, BudgetSpec.DEFAULT.maxArchitectures());
    maxEvaluationSeconds = orElse(maxEvaluationSeconds, BudgetSpec.DEFAULT.maxEvaluationSeconds());
    maxSeconds = orElse(maxSeconds, BudgetSpec.DEFAULT.maxSeconds());
    priority = orElse(priority, SharingSpec.DEFAULT.priority());
    reuse = orElse(reuse, "experiment");
    evaluatorVersion =
        Require.label("evaluatorVersion", orElse(evaluatorVersion, ReuseSpec.DEFAULT.version()));
    maxFailures = orElse(maxFailures, 20);
    seed = orElse(seed, 0L);
  }

  /** Begins a request; everything but the metric is set by name, or left to its default. */
  public static ExperimentRequestBuilder of(String metric) {
    return new ExperimentRequestBuilder(metric);
  }

  private static <T> T orElse(T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
