package io.l2nas.standalone.search;

import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.Policy;
import io.l2nas.core.SearchLoop;
import io.l2nas.core.evaluation.ActionEvaluation;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
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

  /** The same for what needs no plan, and begins with nothing. */
  public void run(ExperimentSpec spec, SearchObserver observer) {
    run(spec, Optional.empty(), observer);
  }

  private void run(ExperimentSpec spec, Optional<Policy> policy, SearchObserver observer) {
    ActionEvaluation evaluation =
        new ActionEvaluation(List.of(evaluator), "in-process", System::nanoTime);
    String experiment = spec.agent().name() + "-seed-" + spec.seed();
    long submittedAt = System.nanoTime();
    new SearchLoop(new ExperimentSubmitted(experiment, spec, policy), evaluation)
        .run(observer::event);
    observer.ended(Duration.ofNanos(System.nanoTime() - submittedAt));
  }
}
