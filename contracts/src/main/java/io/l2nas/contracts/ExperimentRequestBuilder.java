package io.l2nas.contracts;

import java.util.List;
import java.util.Map;

/**
 * An {@link ExperimentRequest} in the making: one setter per component, of the same name. What is
 * not set, or set to null, gets its default; nothing is checked before {@link #build()}.
 */
public final class ExperimentRequestBuilder {
  private final String metric;
  private String team;
  private String pool;
  private String space;
  private CustomSpace customSpace;
  private String evaluator;
  private List<String> report;
  private List<String> constraints;
  private List<String> tradeOffs;
  private Map<String, String> options;
  private String reward;
  private Double accEnv;
  private String agent;
  private Map<String, String> settings;
  private String policy;
  private Integer topK;
  private Integer steps;
  private Integer parallelism;
  private Integer maxAttempts;
  private Double timeoutSeconds;
  private Integer maxArchitectures;
  private Double maxEvaluationSeconds;
  private Double maxSeconds;
  private Integer priority;
  private String reuse;
  private String evaluatorVersion;
  private Integer maxFailures;
  private Long seed;

  ExperimentRequestBuilder(String metric) {
    this.metric = metric;
  }

  public ExperimentRequestBuilder team(String team) {
    this.team = team;
    return this;
  }

  public ExperimentRequestBuilder pool(String pool) {
    this.pool = pool;
    return this;
  }

  public ExperimentRequestBuilder space(String space) {
    this.space = space;
    return this;
  }

  public ExperimentRequestBuilder customSpace(CustomSpace customSpace) {
    this.customSpace = customSpace;
    return this;
  }

  public ExperimentRequestBuilder evaluator(String evaluator) {
    this.evaluator = evaluator;
    return this;
  }

  public ExperimentRequestBuilder report(List<String> report) {
    this.report = report;
    return this;
  }

  public ExperimentRequestBuilder constraints(List<String> constraints) {
    this.constraints = constraints;
    return this;
  }

  public ExperimentRequestBuilder tradeOffs(List<String> tradeOffs) {
    this.tradeOffs = tradeOffs;
    return this;
  }

  public ExperimentRequestBuilder options(Map<String, String> options) {
    this.options = options;
    return this;
  }

  public ExperimentRequestBuilder reward(String reward) {
    this.reward = reward;
    return this;
  }

  public ExperimentRequestBuilder accEnv(Double accEnv) {
    this.accEnv = accEnv;
    return this;
  }

  public ExperimentRequestBuilder agent(String agent) {
    this.agent = agent;
    return this;
  }

  public ExperimentRequestBuilder settings(Map<String, String> settings) {
    this.settings = settings;
    return this;
  }

  public ExperimentRequestBuilder policy(String policy) {
    this.policy = policy;
    return this;
  }

  public ExperimentRequestBuilder topK(Integer topK) {
    this.topK = topK;
    return this;
  }

  public ExperimentRequestBuilder steps(Integer steps) {
    this.steps = steps;
    return this;
  }

  public ExperimentRequestBuilder parallelism(Integer parallelism) {
    this.parallelism = parallelism;
    return this;
  }

  public ExperimentRequestBuilder maxAttempts(Integer maxAttempts) {
    this.maxAttempts = maxAttempts;
    return this;
  }

  public ExperimentRequestBuilder timeoutSeconds(Double timeoutSeconds) {
    this.timeoutSeconds = timeoutSeconds;
    return this;
  }

  public ExperimentRequestBuilder maxArchitectures(Integer maxArchitectures) {
    this.maxArchitectures = maxArchitectures;
    return this;
  }

  public ExperimentRequestBuilder maxEvaluationSeconds(Double maxEvaluationSeconds) {
    this.maxEvaluationSeconds = maxEvaluationSeconds;
    return this;
  }

  public ExperimentRequestBuilder maxSeconds(Double maxSeconds) {
    this.maxSeconds = maxSeconds;
    return this;
  }

  public ExperimentRequestBuilder priority(Integer priority) {
    this.priority = priority;
    return this;
  }

  public ExperimentRequestBuilder reuse(String reuse) {
    this.reuse = reuse;
    return this;
  }

  public ExperimentRequestBuilder evaluatorVersion(String evaluatorVersion) {
    this.evaluatorVersion = evaluatorVersion;
    return this;
  }

  public ExperimentRequestBuilder maxFailures(Integer maxFailures) {
    this.maxFailures = maxFailures;
    return this;
  }

  public ExperimentRequestBuilder seed(Long seed) {
    this.seed = seed;
    return this;
  }

  /**
   * The request.
   *
   * @throws IllegalArgumentException if a component is not valid; the message names it
   */
  public ExperimentRequest build() {
    return new ExperimentRequest(
        team,
        pool,
        space,
        customSpace,
        evaluator,
        metric,
        report,
        constraints,
        tradeOffs,
        options,
        reward,
        accEnv,
        agent,
        settings,
        policy,
        topK,
        steps,
        parallelism,
        maxAttempts,
        timeoutSeconds,
        maxArchitectures,
        maxEvaluationSeconds,
        maxSeconds,
        priority,
        reuse,
        evaluatorVersion,
        maxFailures,
        seed);
  }
}
