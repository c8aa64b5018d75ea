package io.l2nas.core.screened;

import io.l2nas.core.checkpoint.MemoryReader;
import io.l2nas.core.checkpoint.MemoryWriter;
import io.l2nas.core.random.RandomStream;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.ArchitectureMemory;
import io.l2nas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What is known: architectures and their rewards, in order.
 *
 * <p>INVARIANT: every reward is finite; one that is no number has no place in an order.
 */
final class Trials {
  /** By reward, ascending; of equals, the later one is further down. */
  private final List<Trial> sorted = new ArrayList<>();

  /**
   * Their rewards side by side: a thousand searches a step among thousands of trials would else
   * wait for memory.
   */
  private double[] rewards = new double[64];

  /** One of them. */
  record Trial(Architecture architecture, double reward) {}

  /**
   * Adds one.
   *
   * @throws IllegalArgumentException if the reward is not finite
   */
  void add(Trial trial) {
    if (!Double.isFinite(trial.reward())) {
      throw new IllegalArgumentException(
          "reward is " + trial.reward() + "; it must be a finite number");
    }
    int place = countBelow(trial.reward());
    if (size() == rewards.length) {
      rewards = Arrays.copyOf(rewards, 2 * rewards.length);
    }
    System.arraycopy(rewards, place, rewards, place + 1, size() - place);
    rewards[place] = trial.reward();
    sorted.add(place, trial);
  }

  int size() {
    return sorted.size();
  }

  /** At most {@code count} of them, the best first; of equals, the earlier one. */
  List<Architecture> best(int count) {
    List<Trial> best = new ArrayList<>(sorted.subList(Math.max(0, size() - count), size()));
    Collections.reverse(best);
    return best.stream().map(Trial::architecture).toList();
  }

  Trial draw(RandomStream random) {
    return sorted.get(random.nextInt(size()));
  }

  /**
   * Where a reward stands among all, from 0 (below all) to 1 (above all), both excluded for a
   * reward that is one of them: (number below + half of its equals) / number.
   */
  double quantile(double reward) {
    int below = countBelow(reward);
    int equal = countBelow(Math.nextUp(reward)) - below;
    return (below + 0.5 * equal) / size();
  }

  /** The highest of them; negative infinity if there is none. */
  double bestReward() {
    return size() == 0 ? Double.NEGATIVE_INFINITY : rewards[size() - 1];
  }

  void save(SearchSpace space, MemoryWriter memory) {
    ArchitectureMemory architectures = new ArchitectureMemory(space);
    memory.putInt(size());
    for (Trial trial : sorted) {
      architectures.put(trial.architecture(), memory);
      memory.putDouble(trial.reward());
    }
  }

  void restore(SearchSpace space, MemoryReader memory) {
    ArchitectureMemory architectures = new ArchitectureMemory(space);
    int count = memory.getCount(Double.BYTES);
    rewards = new double[Math.max(count, rewards.length)];
    for (int i = 0; i < count; i++) {
      Trial trial = new Trial(architectures.get(memory), memory.getDouble());
      rewards[i] = trial.reward();
      sorted.add(trial);
    }
  }

  private int countBelow(double reward) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rewards[middle] < reward) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
