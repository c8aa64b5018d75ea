package io.l2nas.core.l2nas;

import io.l2nas.contracts.FloatVector;
import io.l2nas.core.checkpoint.MemoryReader;
import io.l2nas.core.checkpoint.MemoryWriter;
import io.l2nas.core.checkpoint.UnreadableCheckpointException;
import io.l2nas.core.learning.ActorCritic.Batch;
import io.l2nas.core.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * R: the transitions (s_t, α_t, r_t), noise included. When it is full the oldest makes room.
 *
 * <p>INVARIANT: every number in it is finite.
 */
final class ReplayBuffer {
  /** Transitions per block. */
  private static final int BLOCK = 256;

  private final int capacity;
  private final int size;

  /**
   * s_t, α_t and r_t of one transition side by side, and that of the next behind them: a draw from
   * a million of them waits for memory once and not once per object.
   */
  private final List<float[]> blocks = new ArrayList<>();

  private int count;
  private int oldest;

  /**
   * A buffer of the last {@code capacity} transitions.
   *
   * @param size the entries of a state and of an action
   */
  ReplayBuffer(int capacity, int size) {
    this.capacity = capacity;
    this.size = size;
  }

  /**
   * Adds a transition.
   *
   * @throws IllegalArgumentException if the reward is not a finite float
   */
  void add(FloatVector state, FloatVector alpha, double reward) {
    if (!Float.isFinite((float) reward)) {
      throw new IllegalArgumentException("reward is " + reward + "; it must be a finite float");
    }
    if (count < capacity) {
      if (count % BLOCK == 0) {
        blocks.add(new float[BLOCK * width()]);
      }
      put(count, state, alpha, (float) reward);
      count++;
    } else {
      put(oldest, state, alpha, (float) reward);
      oldest = (oldest + 1) % capacity;
    }
  }

  /** |R|. */
  int size() {
    return count;
  }

  /** B_R: {@code draws} transitions drawn with replacement. */
  Batch draw(int draws, RandomStream random) {
    Batch batch = new Batch(new float[draws][], new float[draws][], new float[draws]);
    for (int i = 0; i < draws; i++) {
      int transition = random.nextInt(count);
      float[] block = blocks.get(transition / BLOCK);
      int begin = transition % BLOCK * width();
      batch.states()[i] = Arrays.copyOfRange(block, begin, begin + size);
      batch.alphas()[i] = Arrays.copyOfRange(block, begin + size, begin + 2 * size);
      batch.rewards()[i] = block[begin + 2 * size];
    }
    return batch;
  }

  void save(MemoryWriter memory) {
    memory.putInt(count);
    memory.putInt(oldest);
    for (int first = 0; first < count; first += BLOCK) {
      memory.putFloats(blocks.get(first / BLOCK), Math.min(BLOCK, count - first) * width());
    }
  }

  void restore(MemoryReader memory) {
    count = memory.getInt();
    oldest = memory.getInt();
    if (count < 0 || count > capacity || oldest < 0 || oldest > 0 && oldest >= count) {
      throw new UnreadableCheckpointException(
          "a buffer of %d has %d transitions, the oldest at %d".formatted(capacity, count, oldest));
    }
    for (int first = 0; first < count; first += BLOCK) {
      float[] block = new float[BLOCK * width()];
      memory.getFloats(block, Math.min(BLOCK, count - first) * width());
      blocks.add(block);
    }
  }

  private void put(int place, FloatVector state, FloatVector alpha, float reward) {
    float[] block = blocks.get(place / BLOCK);
    int begin = place % BLOCK * width();
    for (int i = 0; i < size; i++) {
      block[begin + i] = state.get(i);
      block[begin + size + i] = alpha.get(i);
    }
    block[begin + 2 * size] = reward;
  }

  private int width() {
    return 2 * size + 1;
  }
}
