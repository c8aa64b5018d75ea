package io.l2nas.standalone.compare;

import java.util.List;
import java.util.OptionalDouble;

/** What runs of random search found, where nobody knows what there is to find. */
final class MeasuredRandomSearch implements RandomSearch {
  private final List<RunRecord> runs;

  /**
   * @param runs not empty
   */
  MeasuredRandomSearch(List<RunRecord> runs) {
    this.runs = List.copyOf(runs);
  }

  /** What they had found with n different architectures; with all that they scored, if fewer. */
  @Override
  public Expectation bestOf(int n) {
    List<Improvement> best = runs.stream().map(run -> run.bestOf(n)).toList();
    return new Expectation(
        Spread.of(best.stream().mapToDouble(Improvement::best).toArray()),
        best.get(0).reported() == null
            ? null
            : Spread.of(best.stream().mapToDouble(Improvement::reported).toArray()));
  }

  @Override
  public OptionalDouble optimum() {
    return OptionalDouble.empty();
  }
}
