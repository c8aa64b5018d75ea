package io.l2nas.core.l2nas;

import io.l2nas.contracts.FloatVector;
import io.l2nas.core.learning.ActorCritic.Batch;
import io.l2nas.core.random.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * R: the transitions (s_t, α_t, r_t), noise included. When it is full the oldest makes room.
 *
 * <p>INVARIANT: every number in it is finite.
 */
final class ReplayBuffer {
  private final int capacity;
  private final List<Transition> transitions = new ArrayList<>();
  private int oldest;

  private record Transition(FloatVector state, FloatVector alpha, float reward) {}

  /** A buffer of the last {@code capacity} transitions. */
  ReplayBuffer(int capacity) {
    this.capacity = capacity;
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
    Transition transition = new Transition(state, alpha, (float) reward);
    if (transitions.size() < capacity) {
      transitions.add(transition);
    } else {
      transitions.set(oldest, transition);
      oldest = (oldest + 1) % capacity;
    }
  }

  /** |R|. */
  int size() {
    return transitions.size();
  }

  /** B_R: {@code size} transitions drawn with replacement. */
  Batch draw(int size, RandomStream random) {
    Batch batch = new Batch(new float[size][], new float[size][], new float[size]);
    for (int i = 0; i < size; i++) {
      Transition transition = transitions.get(random.nextInt(transitions.size()));
      batch.states()[i] = transition.state().toArray();
      batch.alphas()[i] = transition.alpha().toArray();
      batch.rewards()[i] = transition.reward();
    }
    return batch;
  }
}
