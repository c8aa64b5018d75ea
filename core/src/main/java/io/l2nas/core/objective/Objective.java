package io.l2nas.core.objective;

import io.l2nas.contracts.Constraint;
import io.l2nas.contracts.Constraint.Relation;
import io.l2nas.contracts.ObjectiveSpec;
import io.l2nas.contracts.RewardSpec;
import io.l2nas.contracts.TopEntry;
import io.l2nas.contracts.TradeOff;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an architecture is worth when more counts than its accuracy: the weighted product of MnasNet
 * (Tan et al., CVPR 2019, Eq. 2 and 3). Trade-offs multiply the metric by {@code (m / target)^w};
 * constraints, its hard form, multiply the reward's accuracy by {@code bound / m} beyond the bound,
 * and rank whoever keeps them above whoever does not. Strict arithmetic, so that it is the same on
 * every machine.
 */
public final class Objective {
  private final List<Constraint> constraints;
  private final List<TradeOff> tradeOffs;
  private final List<String> metrics;

  private Objective(Optional<ObjectiveSpec> spec) {
    this.constraints = spec.map(ObjectiveSpec::constraints).orElse(List.of());
    this.tradeOffs = spec.map(ObjectiveSpec::tradeOffs).orElse(List.of());
    this.metrics = spec.map(ObjectiveSpec::metrics).orElse(List.of());
  }

  /** That of a search; of one without an objective, that nothing else counts. */
  public static Objective of(RewardSpec reward) {
    return new Objective(reward.objective());
  }

  /** The metrics besides the maximised one, each once. */
  public List<String> metrics() {
    return metrics;
  }

  /** Whether little of a metric is good; so it is if nothing says otherwise. */
  public boolean isBetterWithLess(String metric) {
    return tradeOffs.stream()
        .filter(tradeOff -> tradeOff.metric().equals(metric))
        .findFirst()
        .map(tradeOff -> tradeOff.exponent() < 0)
        .orElseGet(() -> !isOnlyBoundedBelow(metric));
  }

  /** Whether values are weighed, and are no longer the metric itself. */
  public boolean isWeighed() {
    return !tradeOffs.isEmpty();
  }

  /** Whether there are constraints. */
  public boolean isBound() {
    return !constraints.isEmpty();
  }

  /** Why there is no objective for these metrics; empty if there is one. */
  public Optional<String> objection(Map<String, Double> reported) {
    for (String metric : metrics) {
      if (!reported.containsKey(metric)) {
        return Optional.of(
            "%s is not among the reported metrics %s; the objective needs it"
                .formatted(metric, reported.keySet()));
      }
    }
    return tradeOffs.stream()
        .filter(tradeOff -> !(reported.get(tradeOff.metric()) > 0))
        .findFirst()
        .map(
            tradeOff ->
                "%s is %s; it must be above 0 to be weighed"
                    .formatted(tradeOff.metric(), reported.get(tradeOff.metric())));
  }

  /**
   * By how much the constraints are missed: the sum of {@code |m − bound| / |bound|} over those
   * that are not kept, {@code |m|} where the bound is 0.
   *
   * @return 0 if all are kept
   */
  public double violation(Map<String, Double> reported) {
    double sum = 0;
    for (Constraint constraint : constraints) {
      sum += excess(constraint, reported.get(constraint.metric()));
    }
    return Math.min(Double.MAX_VALUE, sum);
  }

  /** What ranks an architecture among those that keep the constraints as well as it does. */
  public double value(double metric, Map<String, Double> reported) {
    // What makes it worse must do so below 0, too.
    return metric < 0 ? metric / weight(reported) : metric * weight(reported);
  }

  /** The Acc that the reward is computed of. */
  public double accuracy(double accuracy, Map<String, Double> reported) {
    double weighed = value(accuracy, reported);
    double penalty = 1 + violation(reported);
    return weighed < 0 ? weighed * penalty : weighed / penalty;
  }

  /** Whether one is strictly better than another: the constraints first, then the value. */
  public boolean isBetter(TopEntry one, TopEntry other) {
    int byConstraints = Double.compare(violation(other.reported()), violation(one.reported()));
    return byConstraints == 0 ? one.value() > other.value() : byConstraints > 0;
  }

  private double weight(Map<String, Double> reported) {
    double product = 1;
    for (TradeOff tradeOff : tradeOffs) {
      double ratio = reported.get(tradeOff.metric()) / tradeOff.target();
      product *= StrictMath.pow(ratio, tradeOff.exponent());
    }
    return product;
  }

  private static double excess(Constraint constraint, double value) {
    double beyond =
        constraint.relation() == Relation.AT_MOST
            ? value - constraint.bound()
            : constraint.bound() - value;
    double unit = constraint.bound() == 0 ? 1 : Math.abs(constraint.bound());
    return Math.max(0, beyond / unit);
  }

  private boolean isOnlyBoundedBelow(String metric) {
    List<Relation> relations =
        constraints.stream()
            .filter(constraint -> constraint.metric().equals(metric))
            .map(Constraint::relation)
            .toList();
    return relations.equals(List.of(Relation.AT_LEAST));
  }
}
