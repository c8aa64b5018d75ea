package io.l2nas.core.history;

import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.TopChange;
import io.l2nas.contracts.TopEntry;
import io.l2nas.core.objective.Objective;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The K best architectures, and the state that they make. Who violates the constraints less is
 * better, and of those who keep them equally well, who has more value.
 *
 * <p>INVARIANT: the entries are distinct architectures, best first; of equals the earlier step
 * stands first and stays. A newcomer to a full list must be strictly better than the last one.
 */
final class TopK {
  private final SearchSpace space;
  private final Objective objective;
  private final int capacity;
  private final List<TopEntry> entries = new ArrayList<>();
  private final Map<String, Architecture> architectures = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final int[] counts;

  TopK(SearchSpace space, Objective objective, int capacity) {
    this.space = space;
    this.objective = objective;
    this.capacity = capacity;
    this.counts = new int[space.size()];
  }

  /**
   * Takes the architecture in if it is good enough. One that was offered before changes nothing: a
   * noisy evaluator may score it twice, and the first score ranks it.
   */
  TopChange offer(Architecture architecture, TopEntry entry) {
    boolean full = entries.size() == capacity;
    boolean repeated = !seen.add(entry.architecture());
    if (repeated || (full && !objective.isBetter(entry, entries.get(capacity - 1)))) {
      return TopChange.NONE;
    }
    List<TopEntry> left = full ? List.of(removeLast()) : List.of();
    entries.add(rankOf(entry), entry);
    architectures.put(entry.architecture(), architecture);
    count(architecture, 1);
    return new TopChange(List.of(entry), left);
  }

  /**
   * s: the channel-wise mean of the one-hot architectures, or s_0 while there is none. Shape
   * |E|×|O|, row after row.
   */
  FloatVector state() {
    if (entries.isEmpty()) {
      return space.initialState();
    }
    float[] mean = new float[counts.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) counts[i] / entries.size();
    }
    return FloatVector.of(mean);
  }

  /** How many different architectures were offered. */
  int uniqueArchitectures() {
    return seen.size();
  }

  /** The best one; empty while there is none. */
  Optional<TopEntry> best() {
    return entries.stream().findFirst();
  }

  /** Best first. */
  List<TopEntry> entries() {
    return List.copyOf(entries);
  }

  private int rankOf(TopEntry entry) {
    int rank = entries.size();
    while (rank > 0 && objective.isBetter(entry, entries.get(rank - 1))) {
      rank--;
    }
    return rank;
  }

  private TopEntry removeLast() {
    TopEntry last = entries.remove(entries.size() - 1);
    count(architectures.remove(last.architecture()), -1);
    return last;
  }

  private void count(Architecture architecture, int sign) {
    for (int one : space.ones(architecture)) {
      counts[one] += sign;
    }
  }
}
