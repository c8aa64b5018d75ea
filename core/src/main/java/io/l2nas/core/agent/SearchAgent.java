package io.l2nas.core.agent;

import io.l2nas.contracts.FloatVector;

/**
 * Who searches. An agent is a pure function of its seed, its settings and what it learned: asked
 * twice it proposes the same, and learning the same in the same order leads to the same proposals,
 * in whatever process.
 */
public interface SearchAgent {

  /**
   * α_t for state s. Changes nothing.
   *
   * @param step t, from 0
   * @param state the latest state, one entry per choice of the space
   */
  FloatVector propose(int step, FloatVector state);

  /**
   * Takes in one transition; they come in step order.
   *
   * @param step t, from 0
   * @param state the state that α_t was proposed for
   * @param alpha α_t as it was proposed, noise included
   * @param reward r_t
   */
  void learn(int step, FloatVector state, FloatVector alpha, double reward);

  /**
   * How many updates it refused so far, because a loss, a gradient or a weight was not a number
   * that it can go on with. They changed nothing; 0 for an agent without networks.
   */
  default int refusedUpdates() {
    return 0;
  }
}
