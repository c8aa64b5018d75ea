package io.l2nas.core.screened;

import io.l2nas.core.agent.RandomAgent;
import io.l2nas.core.checkpoint.MemoryReader;
import io.l2nas.core.checkpoint.MemoryWriter;
import io.l2nas.core.random.RandomStream;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.ArchitectureMemory;
import io.l2nas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Draws the few hundred architectures, none of them asked for before, that are worth a look:
 * neighbours of the best, some of their wider surroundings, and some from anywhere.
 */
final class Candidates {
  private static final int NEIGHBOURS = 300;
  private static final int SURROUNDINGS = 300;
  private static final int ANYWHERE = 50;

  private final SearchSpace space;
  private final Set<Architecture> asked = new HashSet<>();

  Candidates(SearchSpace space) {
    this.space = space;
  }

  /** From now on it is no candidate. */
  void exclude(Architecture architecture) {
    asked.add(architecture);
  }

  /** A random architecture, a new one if one of a hundred draws is. */
  Architecture anywhere(RandomStream random) {
    Architecture drawn = random(random);
    for (int draw = 1; draw < 100 && asked.contains(drawn); draw++) {
      drawn = random(random);
    }
    return drawn;
  }

  /** Candidates around the given ones; may be empty when nearly all were asked for. */
  Set<Architecture> around(List<Architecture> best, RandomStream random) {
    Set<Architecture> candidates = new LinkedHashSet<>(neighbours(best, random));
    for (int i = 0; i < SURROUNDINGS; i++) {
      candidates.add(mutate(best.get(random.nextInt(best.size())), random));
    }
    for (int i = 0; i < ANYWHERE; i++) {
      candidates.add(random(random));
    }
    candidates.removeIf(asked::contains);
    return candidates;
  }

  void save(MemoryWriter memory) {
    new ArchitectureMemory(space).putAll(asked, memory);
  }

  void restore(MemoryReader memory) {
    asked.addAll(new ArchitectureMemory(space).getAll(memory));
  }

  /** All that are new, or {@link #NEIGHBOURS} of them, drawn without replacement. */
  private List<Architecture> neighbours(List<Architecture> best, RandomStream random) {
    Set<Architecture> all = new LinkedHashSet<>();
    best.forEach(one -> all.addAll(space.neighbours(one)));
    all.removeIf(asked::contains);
    List<Architecture> left = new ArrayList<>(all);
    int count = Math.min(NEIGHBOURS, left.size());
    for (int i = 0; i < count; i++) {
      int drawn = i + random.nextInt(left.size() - i);
      left.set(i, left.set(drawn, left.get(i)));
    }
    return left.subList(0, count);
  }

  /** Two or three times what is taken of a row is drawn anew. */
  private Architecture mutate(Architecture architecture, RandomStream random) {
    Architecture mutated = architecture;
    for (int i = 2 + random.nextInt(2); i > 0; i--) {
      List<Integer> rows = space.rowsOf(mutated);
      mutated = redraw(mutated, rows.get(random.nextInt(rows.size())), random);
    }
    return mutated;
  }

  private Architecture redraw(Architecture architecture, int row, RandomStream random) {
    List<Integer> others = space.rowsInPlaceOf(architecture, row);
    int drawn = others.isEmpty() ? 0 : random.nextInt(1 + others.size());
    int taken = drawn == 0 ? row : others.get(drawn - 1);
    return space.with(architecture, row, taken, random.nextInt(space.choices(taken)));
  }

  private Architecture random(RandomStream random) {
    return space.discretize(RandomAgent.uniform(space.size(), random));
  }
}
