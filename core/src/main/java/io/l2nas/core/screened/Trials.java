package io.l2nas.core.screened;

import io.l2nas.core.checkpoint.MemoryReader;
import io.l2nas.core.checkpoint.MemoryWriter;
import io.l2nas.core.random.RandomStream;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.ArchitectureMemory;
import io.l2nas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is known: architectures and their rewards, in order.
 *
 * <p>INVARIANT: every reward is finite; one that is no number has no place in an order.
 */
final class Trials {
  /** By reward, ascending; of equals, the later one is further down. */
  private final List<Architecture> architectures = new ArrayList<>();

  /**
   * Of each its reward. Side by side, as thousands are drawn a step: among thousands of trials each
   * object more on the way to one is a wait for memory.
   */
  private double[] rewards = new double[64];

  /**
   * Adds one.
   *
   * @throws IllegalArgumentException if the reward is not finite
   */
  void add(Architecture architecture, double reward) {
    if (!Double.isFinite(reward)) {
      throw new IllegalArgumentException("reward is " + reward + "; it must be a finite number");
    }
    int place = countBelow(reward);
    if (size() == rewards.length) {
      rewards = Arrays.copyOf(rewards, 2 * rewards.length);
    }
    System.arraycopy(rewards, place, rewards, place + 1, size() - place);
    rewards[place] = reward;
    architectures.add(place, architecture);
  }

  int size() {
    return architectures.size();
  }

  /** At most {@code count} of them, the best first; of equals, the earlier one. */
  List<Architecture> best(int count) {
    List<Architecture> best = architectures.subList(Math.max(0, size() - count), size());
    return IntStream.range(0, best.size()).mapToObj(i -> best.get(best.size() - 1 - i)).toList();
  }

  /** The place of one of them, by reward, ascending. */
  int draw(RandomStream random) {
    return random.nextInt(size());
  }

  Architecture architecture(int place) {
    return architectures.get(place);
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
    ArchitectureMemory encoded = new ArchitectureMemory(space);
    memory.putInt(size());
    for (int i = 0; i < size(); i++) {
      encoded.put(architectures.get(i), memory);
      memory.putDouble(rewards[i]);
    }
  }

  void restore(SearchSpace space, MemoryReader memory) {
    ArchitectureMemory encoded = new ArchitectureMemory(space);
    int count = memory.getCount(Double.BYTES);
    rewards = new double[Math.max(count, rewards.length)];
    for (int i = 0; i < count; i++) {
      architectures.add(encoded.get(memory));
      rewards[i] = memory.getDouble();
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
