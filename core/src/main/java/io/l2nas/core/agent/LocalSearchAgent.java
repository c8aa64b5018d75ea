package io.l2nas.core.agent;

import io.l2nas.contracts.FloatVector;
import io.l2nas.core.checkpoint.MemoryReader;
import io.l2nas.core.checkpoint.MemoryWriter;
import io.l2nas.core.random.RandomStream;
import io.l2nas.core.random.RandomStream.Purpose;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.ArchitectureMemory;
import io.l2nas.core.space.SearchSpace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Local search, best improvement (White et al., UAI 2021): asks for all neighbours of where it
 * stands, goes to the best if that is better, and else starts again elsewhere. What it asked for
 * once it does not ask for again, unless it finds nothing new.
 *
 * <p>With parallelism it decides by the outcomes that it has when it runs out of neighbours.
 */
public final class LocalSearchAgent implements SearchAgent {
  /** How many random architectures are looked at to find a new one. */
  private static final int DRAWS = 100;

  private final SearchSpace space;
  private final long seed;
  private final ArchitectureMemory architectures;
  private final Map<Architecture, Double> rewards = new HashMap<>();
  private final Set<Architecture> asked = new HashSet<>();

  /** Where a climb may begin: asked for since the last climb ended. */
  private final List<Architecture> starts = new ArrayList<>();

  /** Neighbours of where it stands that are still to be asked for. */
  private final Queue<Architecture> waiting = new ArrayDeque<>();

  private Optional<Architecture> position = Optional.empty();

  public LocalSearchAgent(SearchSpace space, long seed) {
    this.space = space;
    this.seed = seed;
    this.architectures = new ArchitectureMemory(space);
  }

  @Override
  public FloatVector propose(int step, FloatVector state) {
    RandomStream random = RandomStream.of(seed, Purpose.ACTION, step);
    while (waiting.isEmpty()) {
      Optional<Architecture> next =
          position.isPresent() ? uphill(position.get()) : best(starts.stream());
      position = next;
      if (next.isEmpty()) {
        return ask(start(random));
      }
      starts.clear();
      lineUp(next.get(), random);
    }
    return ask(waiting.remove());
  }

  @Override
  public void learn(int step, FloatVector state, FloatVector alpha, double reward) {
    rewards.put(space.discretize(alpha), reward);
  }

  @Override
  public void save(MemoryWriter memory) {
    memory.putInt(rewards.size());
    rewards.forEach(
        (architecture, reward) -> {
          architectures.put(architecture, memory);
          memory.putDouble(reward);
        });
    architectures.putAll(asked, memory);
    architectures.putAll(starts, memory);
    architectures.putAll(waiting, memory);
    architectures.putAll(position.stream().toList(), memory);
  }

  @Override
  public void restore(MemoryReader memory) {
    int count = memory.getCount(Double.BYTES);
    for (int i = 0; i < count; i++) {
      rewards.put(architectures.get(memory), memory.getDouble());
    }
    asked.addAll(architectures.getAll(memory));
    starts.addAll(architectures.getAll(memory));
    waiting.addAll(architectures.getAll(memory));
    position = architectures.getAll(memory).stream().findFirst();
  }

  private FloatVector ask(Architecture architecture) {
    asked.add(architecture);
    return space.oneHot(architecture);
  }

  private Architecture start(RandomStream random) {
    Architecture start = random(random);
    for (int draw = 1; draw < DRAWS && asked.contains(start); draw++) {
      start = random(random);
    }
    starts.add(start);
    return start;
  }

  private Architecture random(RandomStream random) {
    return space.discretize(RandomAgent.uniform(space.size(), random));
  }

  /** Lines up the new neighbours, in random order. */
  private void lineUp(Architecture around, RandomStream random) {
    List<Architecture> neighbours =
        new ArrayList<>(space.neighbours(around).stream().filter(n -> !asked.contains(n)).toList());
    while (!neighbours.isEmpty()) {
      waiting.add(neighbours.remove(random.nextInt(neighbours.size())));
    }
  }

  private Optional<Architecture> uphill(Architecture from) {
    return best(space.neighbours(from).stream())
        .filter(neighbour -> rewards.get(neighbour) > rewards.get(from));
  }

  /** The best of those whose outcome is known; the first of equals. */
  private Optional<Architecture> best(Stream<Architecture> candidates) {
    return candidates
        .filter(rewards::containsKey)
        .reduce((a, b) -> rewards.get(b) > rewards.get(a) ? b : a);
  }
}
