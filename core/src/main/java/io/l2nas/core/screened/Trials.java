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

  /** The place of one of them, by reward, ascending. */
  int draw(RandomStream random) {
    return random.nextInt(size());
  }

  Architecture architecture(int place) {
    return sorted.get(place).architecture();
  }

  /**
   * Where the reward at a place stands among all, above 0 and below 1: (number below + half of its
   * equals) / number. Few have an equal, so mostly the place says it.
   */
  double quantile(int place) {
    double reward = rewards[place];
    int below = place > 0 && rewards[place - 1] == reward ? countBelow(reward) : place;
    int upTo =
        place + 1 < size() && rewards[place + 1] == reward
            ? countBelow(Math.nextUp(reward))
            : place + 1;
    return (below + 0.5 * (upTo - below)) / size();
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
