package io.l2nas.core.space;

import io.l2nas.core.checkpoint.MemoryReader;
import io.l2nas.core.checkpoint.MemoryWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** How architectures of one space are remembered: by their choices, row by row. */
public final class ArchitectureMemory {
  private final SearchSpace space;

  public ArchitectureMemory(SearchSpace space) {
    this.space = space;
  }

  public void put(Architecture architecture, MemoryWriter memory) {
    for (int row = 0; row < space.rows(); row++) {
      memory.putInt(architecture.choice(row));
    }
  }

  /**
   * The next one.
   *
   * @throws IllegalArgumentException if the space has no such choice
   */
  public Architecture get(MemoryReader memory) {
    int[] choices = new int[space.rows()];
    for (int row = 0; row < choices.length; row++) {
      choices[row] = memory.getInt();
    }
    return space.architecture(choices);
  }

  /** Any number of them, in their order. */
  public void putAll(Collection<Architecture> architectures, MemoryWriter memory) {
    memory.putInt(architectures.size());
    architectures.forEach(architecture -> put(architecture, memory));
  }

  /** What {@link #putAll} has written. */
  public List<Architecture> getAll(MemoryReader memory) {
    int count = memory.getCount(space.rows() * Integer.BYTES);
    List<Architecture> architectures = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      architectures.add(get(memory));
    }
    return architectures;
  }
}
