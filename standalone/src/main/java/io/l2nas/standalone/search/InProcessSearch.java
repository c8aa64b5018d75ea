package io.l2nas.standalone.search;

import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.Policy;
import io.l2nas.core.SearchLoop;
import io.l2nas.core.evaluation.ActionEvaluation;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.core.experiment.LearnedPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Core's {@link SearchLoop} and nothing else: no broker, no database, one evaluation at a time. */
public final class InProcessSearch implements Search {
  private final ArchitectureEvaluator evaluator;

  public InProcessSearch(ArchitectureEvaluator evaluator) {
    this.evaluator = evaluator;
  }

  @Override
  public void run(SearchPlan plan, SearchObserver observer) {
    run(plan.spec(), plan.policy(), observer);
  }

  /**
   * The same for what needs no plan.
   *
   * @param policy what the agent begins with
   */
  public void run(ExperimentSpec spec, Optional<Policy> policy, SearchObserver observer) {
    long submittedAt = System.nanoTime();
    loop(spec, policy).run(observer::event);
    observer.ended(Duration.ofNanos(System.nanoTime() - submittedAt));
  }

  /** Searches for what can be learned by it. */
  public Policy learn(ExperimentSpec spec) {
    LearnedPolicy learned = new LearnedPolicy();
    loop(spec, Optional.empty()).run(learned::follow);
    return learned.policy();
  }

  private SearchLoop loop(ExperimentSpec spec, Optional<Policy> policy) {
    String experiment = spec.agent().name() + "-seed-" + spec.seed();
    return new SearchLoop(
        new ExperimentSubmitted(experiment, spec, policy),
        new ActionEvaluation(List.of(evaluator), "in-process", System::nanoTime));
  }
}
