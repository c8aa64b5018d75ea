package io.l2nas.standalone.compare;

import io.l2nas.contracts.CustomSpace;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.ExperimentRequestBuilder;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.Policy;
import io.l2nas.core.experiment.Specification;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is compared with what.
 *
 * @param contenders the agents, each with a name of its own
 * @param selections the metrics, each once
 * @param seeds the seeds of the runs of each agent on each metric
 * @param problem where all of them search
 */
public record ComparisonPlan(
    List<Contender> contenders, List<Selection> selections, List<Long> seeds, Problem problem) {

  /**
   * What all runs have in common.
   *
   * @param scorer who scores
   * @param space the name of a built-in space; null if there is a custom one or for the default
   * @param customSpace a space of the user's own; null if there is none
   * @param steps the budget of every run; null for the default
   * @param topK K; null for the default
   * @param parallelism evaluations in flight; null for the default
   * @param accEnv Acc(Env) of Eq. 7 by metric, as fractions; if empty the reward is the space's
   */
  public record Problem(
      Scorer scorer,
      String space,
      CustomSpace customSpace,
      Integer steps,
      Integer topK,
      Integer parallelism,
      Map<String, Double> accEnv) {}

  /**
   * Checks that every run can begin.
   *
   * @throws IllegalArgumentException if an agent, a setting or a number is not valid, or something
   *     is there twice
   */
  public ComparisonPlan {
    contenders = List.copyOf(contenders);
    selections = List.copyOf(selections);
    seeds = List.copyOf(seeds);
    requireOnce("--agents", contenders.stream().map(Contender::name));
    requireOnce("--metric", selections.stream().map(Selection::metric));
    for (Contender contender : contenders) {
      for (Selection selection : selections) {
        spec(problem, contender, selection, seeds.get(0));
      }
      contender.lessons().ifPresent(lessons -> lesson(problem, contender, lessons, 0));
    }
    if (!problem.scorer().knowsAll() && contenders.stream().noneMatch(Contender::isRandom)) {
      throw new IllegalArgumentException(
          "--agents has no random; without a table its runs alone tell what random search finds: add it");
    }
  }

  /**
   * All runs. Those of one seed stand together, so that quick and slow agents alternate and the
   * pace of a part is that of the whole.
   */
  public List<Run> runs() {
    List<Run> runs = new ArrayList<>();
    for (long seed : seeds) {
      for (Selection selection : selections) {
        for (Contender contender : contenders) {
          runs.add(new Run(contender.name(), selection.metric(), seed));
        }
      }
    }
    return runs;
  }

  /** The budget of every run. */
  public int steps() {
    return questions().get(0).steps();
  }

  /** What is asked of the evaluator: an experiment for every metric, those of lessons included. */
  public List<ExperimentSpec> questions() {
    return Stream.concat(
            selections.stream().map(this::spec),
            contenders.stream()
                .flatMap(
                    contender ->
                        contender.lessons().stream()
                            .map(lessons -> lesson(problem, contender, lessons, 0))))
        .toList();
  }

  /** The search that comes before a run, if there is one, for what it teaches. */
  Optional<ExperimentSpec> lesson(Run run) {
    Contender contender = contender(run.agent());
    return contender.lessons().map(lessons -> lesson(problem, contender, lessons, run.seed()));
  }

  /**
   * What a run searches for, and how.
   *
   * @param policy what its agent has learned before
   */
  ExperimentSpec spec(Run run, Optional<Policy> policy) {
    ExperimentRequestBuilder request =
        request(problem, contender(run.agent()), selection(run.metric()), run.seed());
    return Specification.of(
        request.policy(policy.map(Policy::digest).orElse(null)).build(), policy);
  }

  /** What is asked for a metric, whoever asks. */
  ExperimentSpec spec(Selection selection) {
    return spec(problem, contenders.get(0), selection, seeds.get(0));
  }

  private Contender contender(String name) {
    return contenders.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  private Selection selection(String metric) {
    return selections.stream().filter(one -> one.metric().equals(metric)).findFirst().orElseThrow();
  }

  private static ExperimentSpec spec(
      Problem problem, Contender contender, Selection selection, long seed) {
    return Specification.of(request(problem, contender, selection, seed).build());
  }

  /** Only an agent that learns has lessons, and only a reward that knows the data travels. */
  private static ExperimentSpec lesson(
      Problem problem, Contender contender, Lessons lessons, long seed) {
    if (!contender.agent().name().equals("l2nas")) {
      throw new IllegalArgumentException(
          "--agents: '%s' is taught, but %s learns nothing that could be handed on; l2nas does"
              .formatted(contender.name(), contender.agent().name()));
    }
    if (problem.accEnv().isEmpty()) {
      throw new IllegalArgumentException(
          "--agents: '%s' is taught, but --acc-env is missing; rewards of two metrics compare by Eq. 7 alone: give it for each of them"
              .formatted(contender.name()));
    }
    Selection selection = new Selection(lessons.metric(), null);
    return Specification.of(
        request(problem, contender, selection, seed).steps(lessons.steps()).build());
  }

  /** Failures of a table that lacks architectures use up steps, and end no run. */
  private static ExperimentRequestBuilder request(
      Problem problem, Contender contender, Selection selection, long seed) {
    return ExperimentRequest.of(selection.metric())
        .evaluator(problem.scorer().evaluator())
        .space(problem.space())
        .customSpace(problem.customSpace())
        .report(selection.reported() == null ? List.of() : List.of(selection.reported()))
        .options(problem.scorer().allOptions())
        .reward(problem.accEnv().isEmpty() ? null : "relative")
        .accEnv(accEnv(problem, selection.metric()))
        .agent(contender.agent().name())
        .settings(contender.agent().settings())
        .topK(problem.topK())
        .steps(problem.steps())
        .parallelism(problem.parallelism())
        .maxFailures(Integer.MAX_VALUE)
        .seed(seed);
  }

  private static Double accEnv(Problem problem, String metric) {
    if (!problem.accEnv().isEmpty() && !problem.accEnv().containsKey(metric)) {
      throw new IllegalArgumentException(
          "--acc-env says nothing of %s; give METRIC=X for every metric".formatted(metric));
    }
    return problem.accEnv().get(metric);
  }

  private static void requireOnce(String option, Stream<String> names) {
    List<String> all = names.toList();
    if (all.isEmpty()) {
      throw new IllegalArgumentException(option + " is empty; name at least one");
    }
    HashSet<String> seen = new HashSet<>();
    all.stream()
        .filter(name -> !seen.add(name))
        .findFirst()
        .ifPresent(
            twice -> {
              throw new IllegalArgumentException(
                  "%s names '%s' twice; name each once".formatted(option, twice));
            });
  }
}
