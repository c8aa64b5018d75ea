package io.l2nas.core.agent;

import io.l2nas.contracts.FloatVector;
import io.l2nas.core.checkpoint.MemoryReader;
import io.l2nas.core.checkpoint.MemoryWriter;
import io.l2nas.core.random.RandomStream;
import io.l2nas.core.random.RandomStream.Purpose;
import io.l2nas.core.space.SearchSpace;

/**
 * Random search: α_t ~ Uniform(0, 1), so whatever a structure can take is as likely as whatever it
 * could take instead.
 */
public final class RandomAgent implements SearchAgent {
  private final SearchSpace space;
  private final long seed;

  public RandomAgent(SearchSpace space, long seed) {
    this.space = space;
    this.seed = seed;
  }

  @Override
  public FloatVector propose(int step, FloatVector state) {
    return uniform(space.size(), RandomStream.of(seed, Purpose.ACTION, step));
  }

  @Override
  public void learn(int step, FloatVector state, FloatVector alpha, double reward) {
    // Random search learns nothing.
  }

  @Override
  public void save(MemoryWriter memory) {
    // Nor has it anything to remember.
  }

  @Override
  public void restore(MemoryReader memory) {
    // See above.
  }

  /** α ~ Uniform(0, 1) in every entry. */
  public static FloatVector uniform(int size, RandomStream random) {
    float[] alpha = new float[size];
    for (int i = 0; i < size; i++) {
      alpha[i] = random.nextFloat();
    }
    return FloatVector.of(alpha);
  }
}
