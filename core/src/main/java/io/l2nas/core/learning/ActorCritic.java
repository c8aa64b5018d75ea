package io.l2nas.core.learning;

import io.l2nas.core.checkpoint.MemoryReader;
import io.l2nas.core.checkpoint.MemoryWriter;

/**
 * The two networks of L²NAS: the actor μ(s) and the critic Q(α). An implementation is a pure
 * function of its first weights and the batches it was given.
 */
public interface ActorCritic {

  /**
   * μ(s), without noise.
   *
   * @param state s, {@code size} entries
   * @return α in [0, 1], {@code size} entries
   */
  float[] act(float[] state);

  /** Q(α), one number, for α of {@code size} entries. */
  float value(float[] alpha);

  /**
   * One update on one batch of |B| transitions: first the critic (Eq. 5), then the actor through
   * the updated critic (Eq. 6).
   */
  Losses update(Batch batch);

  /** The weights as they are now. */
  ActorCriticWeights weights();

  /**
   * Has these weights in the place of its first ones. Is called on fresh networks only.
   *
   * @param weights of networks of the same shape
   */
  void begin(ActorCriticWeights weights);

  /** Writes down the weights and the moments of both optimisers. */
  void save(MemoryWriter memory);

  /**
   * Takes back what networks of the same settings have written down, in the place of weights and
   * moments.
   *
   * @throws io.l2nas.core.checkpoint.UnreadableCheckpointException if that is something else
   */
  void restore(MemoryReader memory);

  /**
   * A batch of transitions, row i of each array belonging to transition i.
   *
   * @param states s_i, shape |B| × size
   * @param alphas α_i as they were proposed, shape |B| × size
   * @param rewards r_i, shape |B|
   */
  @SuppressWarnings("ArrayRecordComponent") // A hot path: the arrays are lent, never kept.
  record Batch(float[][] states, float[][] alphas, float[] rewards) {}

  /**
   * What one update saw.
   *
   * @param critic L_critic of Eq. 5, before the critic's step
   * @param actor J_actor of Eq. 6, after the critic's step and before the actor's
   * @param applied false if a loss or a gradient was not finite: the network that it belongs to,
   *     and the actor in any case, stayed as it was, its optimiser included
   */
  record Losses(double critic, double actor, boolean applied) {}
}
