package io.l2nas.core.history;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.Quote;
import io.l2nas.core.objective.Objective;
import io.l2nas.core.space.SearchSpace;
import java.util.Optional;

/** Whether an outcome can be one of an experiment: anybody may write to the topic. */
final class OutcomeCheck {
  /** Nothing takes longer; and sums of what evaluations took must stay finite. */
  private static final double A_YEAR = 365 * 24 * 60 * 60.0;

  private final String experiment;
  private final ExperimentSpec spec;
  private final SearchSpace space;
  private final Objective objective;

  OutcomeCheck(String experiment, ExperimentSpec spec, SearchSpace space) {
    this.experiment = experiment;
    this.spec = spec;
    this.space = space;
    this.objective = Objective.of(spec.reward());
  }

  /** Why it cannot; empty if it can. */
  Optional<String> objection(EvaluationOutcome outcome) {
    if (!outcome.experiment().equals(experiment)) {
      return Optional.of(
          "experiment is %s; this is '%s'".formatted(Quote.of(outcome.experiment()), experiment));
    }
    if (outcome.step() >= spec.steps()) {
      return Optional.of(
          "step is %d; the experiment has %d steps".formatted(outcome.step(), spec.steps()));
    }
    if (outcome.alpha().size() != space.size()) {
      return Optional.of(
          "alpha has %d entries; the space needs %d"
              .formatted(outcome.alpha().size(), space.size()));
    }
    String architecture = space.discretize(outcome.alpha()).text();
    if (!architecture.equals(outcome.architecture())) {
      return Optional.of(
          "architecture is %s; alpha says '%s'"
              .formatted(Quote.of(outcome.architecture()), architecture));
    }
    if (outcome.seconds() > A_YEAR) {
      return Optional.of(
          "seconds is %s; it must be at most %s, which is a year"
              .formatted(outcome.seconds(), A_YEAR));
    }
    return outcome.match(this::objectionToScore, failed -> Optional.empty());
  }

  private Optional<String> objectionToScore(EvaluationCompleted completed) {
    if (completed.origin().isPresent() && completed.seconds() > 0) {
      return Optional.of(
          "seconds is %s; it must be 0 where a score is reused, as origin says"
              .formatted(completed.seconds()));
    }
    if (!Float.isFinite((float) completed.reward())) {
      return Optional.of(
          "reward is %s; it must fit a 32-bit float, or no network can learn from it"
              .formatted(completed.reward()));
    }
    Optional<String> objection = objective.objection(completed.reported());
    return objection.isPresent() ? objection : objectionToWeight(completed);
  }

  /** An evaluator that is older than objectives tells the metric as it is. */
  private Optional<String> objectionToWeight(EvaluationCompleted completed) {
    String metric = spec.evaluator().metric();
    Double itself = completed.reported().get(metric);
    if (!objective.isWeighed()
        || (itself != null && completed.value() == objective.value(itself, completed.reported()))) {
      return Optional.empty();
    }
    return Optional.of(
        "value is %s; it must be the reported %s weighed by the trade-offs, as an evaluator of this version does"
            .formatted(completed.value(), metric));
  }
}
