package io.l2nas.standalone.command;

import io.l2nas.contracts.CustomSpace;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.Policy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that make an experiment, the same wherever it runs. */
final class ExperimentOptions {
  @ArgGroup(validate = false, heading = "%n@|bold What to look for|@%n", order = 10)
  private Problem problem = new Problem();

  @ArgGroup(validate = false, heading = "%n@|bold How to search|@%n", order = 20)
  private Method method = new Method();

  /** The space, and what is good in it. */
  private static final class Problem {
    @Option(
        names = "--metric",
        paramLabel = "NAME",
        description =
            "The metric to maximise: a column of the table; accuracy where nothing is looked up.")
    private String metric;

    @Option(
        names = "--report",
        paramLabel = "NAME",
        split = ",",
        description = "Further metrics to show beside it, separated by commas.")
    private List<String> report;

    @Option(
        names = "--constraint",
        paramLabel = "BOUND",
        description =
            "A bound that an architecture should keep, such as 'macs<=400M' or 'recall>=0.9'; may"
                + " be given again. Who keeps all stands before who does not.")
    private List<String> constraints;

    @Option(
        names = "--trade-off",
        paramLabel = "WEIGHT",
        description =
            "Multiply the metric by (NAME/TARGET)^EXPONENT, such as 'latency/50^-0.07'; may be given"
                + " again. Without an exponent it is -0.07.")
    private List<String> tradeOffs;

    @Option(names = "--space", paramLabel = "SPACE", description = SpaceOption.DESCRIPTION)
    private String space;

    @Option(
        names = "--option",
        paramLabel = "KEY=VALUE",
        arity = "1..*",
        description = EvaluatorOptions.OPTION)
    private Map<String, String> evaluatorOptions = Map.of();

    @Option(
        names = "--delay",
        paramLabel = "TIME",
        description =
            "Pretend that an evaluation takes a time: 250ms, 2s, or a column of seconds times a"
                + " factor, such as cifar10_epoch_seconds*0.01.")
    private String delay;
  }

  /** The agent and its budget. */
  private static final class Method {
    @Option(
        names = "--agent",
        paramLabel = "NAME",
        description =
            "Who searches: l2nas (the default), screened (the default where networks are trained),"
                + " evolution, local or random.")
    private String agent;

    @Option(
        names = "--steps",
        paramLabel = "N",
        description =
            "The budget: how many architectures are evaluated (500); 300 where networks are trained,"
                + " else 20000 on darts, 10000 on ofa-mbv3-*.")
    private Integer steps;

    @Option(
        names = "--seed",
        paramLabel = "S",
        description = "The source of all randomness (0): the same seed, the same trajectory.")
    private Long seed;

    @Option(
        names = "--parallelism",
        paramLabel = "P",
        description =
            "Evaluations in flight at once (1; 4 where networks are trained or a supernet is asked)."
                + " It is part of the trajectory.")
    private Integer parallelism;

    @Option(
        names = "--top-k",
        paramLabel = "K",
        description = "How many of the best make the state (64); 500 on darts and ofa-mbv3-*.")
    private Integer topK;

    @Option(
        names = "--set",
        paramLabel = "KEY=VALUE",
        arity = "1..*",
        description =
            "A setting of the agent, such as tau=0.9 or hidden=128x128; k=32 is K. A key that is"
                + " unknown lists them all.")
    private Map<String, String> settings = Map.of();

    @Option(
        names = WarmStart.OPTION,
        paramLabel = "POLICY",
        description =
            "Begin with what another search of this space has learned: a FILE of 'l2nas policy"
                + " export', or a digest that the server knows. Needs --acc-env.")
    private String policy;

    @Option(
        names = "--reward",
        paramLabel = "NAME",
        description =
            "exponential (Eq. 3, the default) or relative (Eq. 7, the default on ofa-mbv3-* and with"
                + " --warm-start).")
    private String reward;

    @Option(
        names = "--acc-env",
        paramLabel = "X",
        description = "Acc(Env) of Eq. 7, a fraction such as 0.82.")
    private Double accEnv;

    @Option(
        names = "--timeout",
        paramLabel = "TIME",
        converter = TimeConverter.class,
        description = "What one evaluation may take, such as 90s or 2h (1d).")
    private Double timeout;

    @Option(
        names = "--max-attempts",
        paramLabel = "N",
        description = "So many evaluators may be lost over one evaluation (3).")
    private Integer maxAttempts;

    @Option(
        names = "--max-architectures",
        paramLabel = "N",
        description = "End after so many different architectures (no limit).")
    private Integer maxArchitectures;

    @Option(
        names = "--max-evaluation-time",
        paramLabel = "TIME",
        converter = TimeConverter.class,
        description = "End when evaluations took so long together (no limit).")
    private Double maxEvaluationTime;

    @Option(
        names = "--max-time",
        paramLabel = "TIME",
        converter = TimeConverter.class,
        description = "End so long after the submission (no limit).")
    private Double maxTime;

    @Option(
        names = "--priority",
        paramLabel = "N",
        description = "The higher comes first among a team's experiments (0).")
    private Integer priority;

    @Option(
        names = "--reuse",
        paramLabel = "SCOPE",
        description =
            "Whose scores need not be measured again: off, experiment (the default) or team.")
    private String reuse;

    @Option(
        names = "--evaluator-version",
        paramLabel = "VERSION",
        description = "What another version of the evaluator measured is not reused (1).")
    private String evaluatorVersion;

    @Option(
        names = "--max-failures",
        paramLabel = "N",
        description = "So many failed evaluations end the search (20).")
    private Integer maxFailures;
  }

  /** What the option {@code --warm-start} says; null if it is absent. */
  String policy() {
    return method.policy;
  }

  /**
   * The request that the options make.
   *
   * @param policy what the agent begins with
   * @throws io.l2nas.standalone.exit.CommandException if a file cannot be used
   * @throws IllegalArgumentException if an option is not valid
   */
  ExperimentRequest request(
      EvaluatorChoice choice, Optional<Policy> policy, String team, String pool) {
    String metric = problem.metric == null ? choice.metric() : problem.metric;
    String space = problem.space == null ? choice.space() : problem.space;
    Optional<CustomSpace> customSpace = SpaceOption.custom(space);
    return ExperimentRequest.of(metric)
        .team(team)
        .pool(pool)
        .space(customSpace.isPresent() ? null : space)
        .customSpace(customSpace.orElse(null))
        .report(problem.report)
        .constraints(problem.constraints)
        .tradeOffs(problem.tradeOffs)
        .evaluator(choice.evaluator())
        .options(options(choice))
        .reward(method.reward)
        .accEnv(method.accEnv)
        .agent(agent(choice, policy))
        .settings(AgentSettings.withoutTopK(method.settings))
        .policy(policy.map(Policy::digest).orElse(null))
        .topK(AgentSettings.topK(method.topK, method.settings))
        .steps(method.steps == null ? choice.steps() : method.steps)
        .parallelism(method.parallelism == null ? choice.parallelism() : method.parallelism)
        .maxAttempts(method.maxAttempts)
        .timeoutSeconds(method.timeout)
        .maxArchitectures(method.maxArchitectures)
        .maxEvaluationSeconds(method.maxEvaluationTime)
        .maxSeconds(method.maxTime)
        .priority(method.priority)
        .reuse(method.reuse)
        .evaluatorVersion(method.evaluatorVersion)
        .maxFailures(method.maxFailures)
        .seed(method.seed)
        .build();
  }

  /** Whoever begins with a policy is l2nas if nobody is named: the others cannot. */
  private String agent(EvaluatorChoice choice, Optional<Policy> policy) {
    return method.agent == null && policy.isEmpty() ? choice.agent() : method.agent;
  }

  private Map<String, String> options(EvaluatorChoice choice) {
    Map<String, String> options = new HashMap<>(choice.options());
    options.putAll(problem.evaluatorOptions);
    if (problem.delay != null) {
      options.put("delay", problem.delay);
    }
    return options;
  }
}
