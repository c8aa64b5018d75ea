package io.l2nas.contracts;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a search wants besides much of the metric that it maximises; at least one thing, and at most
 * 50 of each kind.
 *
 * @param constraints bounds to keep, all of them; a metric may have one on each side
 * @param tradeOffs what else is weighed, a metric each
 */
public record ObjectiveSpec(List<Constraint> constraints, List<TradeOff> tradeOffs) {
  /** Of each; they are looked at whenever two architectures are compared. */
  static final int MOST = 50;

  public ObjectiveSpec {
    constraints = Require.list("constraints", constraints);
    tradeOffs = Require.list("tradeOffs", tradeOffs);
    if (constraints.isEmpty() && tradeOffs.isEmpty()) {
      throw new IllegalArgumentException(
          "objective has no constraints and no tradeOffs; give it one, or leave it out");
    }
    requireFewAndDifferent("constraints", constraints, one -> one.metric() + one.relation());
    requireFewAndDifferent("tradeOffs", tradeOffs, TradeOff::metric);
  }

  /** The metrics that it needs, each once, in the order in which they are named. */
  public List<String> metrics() {
    return Stream.concat(
            constraints.stream().map(Constraint::metric), tradeOffs.stream().map(TradeOff::metric))
        .distinct()
        .toList();
  }

  private static <T> void requireFewAndDifferent(
      String field, List<T> values, Function<T, String> subject) {
    Require.atMostEntries(field, MOST, values);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < values.size(); i++) {
      if (!seen.add(subject.apply(values.get(i)))) {
        throw new IllegalArgumentException(
            "%s[%d] says of a metric what another one says already; keep one of them"
                .formatted(field, i));
      }
    }
  }
}
