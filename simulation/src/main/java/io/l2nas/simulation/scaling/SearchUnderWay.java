package io.l2nas.simulation.scaling;

import io.l2nas.contracts.ExperimentDemand;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** A recorded search that is being done again: outcomes are applied in step order. */
final class SearchUnderWay {
  private final RecordedSearch recorded;
  private final BitSet completed = new BitSet();
  private int proposed;
  private double measuredSeconds;

  SearchUnderWay(RecordedSearch recorded) {
    this.recorded = recorded;
  }

  String name() {
    return recorded.name();
  }

  double seconds(int step) {
    return recorded.seconds().get(step);
  }

  /** The steps that may go out now. */
  List<Integer> propose() {
    int until = Math.min(recorded.seconds().size(), applied() + recorded.parallelism());
    List<Integer> steps = IntStream.range(proposed, until).boxed().toList();
    proposed = until;
    return steps;
  }

  void complete(int step) {
    completed.set(step);
    measuredSeconds += seconds(step);
  }

  boolean hasEnded() {
    return applied() == recorded.seconds().size();
  }

  /**
   * @param waiting how many of its actions nobody has begun
   */
  ExperimentDemand demand(int waiting) {
    int measured = completed.cardinality();
    return new ExperimentDemand(
        name(),
        "default",
        0,
        waiting,
        proposed - measured - waiting,
        measured,
        measured == 0 ? 0 : measuredSeconds / measured);
  }

  private int applied() {
    return completed.nextClearBit(0);
  }
}
