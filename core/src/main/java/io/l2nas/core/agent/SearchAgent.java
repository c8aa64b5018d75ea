package io.l2nas.core.agent;

import io.l2nas.contracts.FloatVector;
import io.l2nas.core.checkpoint.MemoryReader;
import io.l2nas.core.checkpoint.MemoryWriter;
import io.l2nas.core.learning.ActorCriticWeights;
import java.util.Map;
import java.util.Optional;

/**
 * Who searches. An agent is a fold: its seed, its settings and the calls so far decide what it
 * proposes next, in whatever process. So the same calls again rebuild it.
 */
public interface SearchAgent {

  /**
   * α_t for state s. Every step is asked for once, in order; with parallelism, before the outcomes
   * of the last steps are known, and some may never be.
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

  /** Writes down all that the calls so far have changed. */
  void save(MemoryWriter memory);

  /**
   * Takes back what an agent of the same space, settings and seed has written down: from now on
   * this one is in its place. Is called on a fresh agent only.
   *
   * @throws io.l2nas.core.checkpoint.UnreadableCheckpointException if that is no such memory; the
   *     agent is then good for nothing
   */
  void restore(MemoryReader memory);

  /**
   * What it has learned, and another agent of the same space can begin with; empty for an agent
   * that has no such thing.
   */
  default Optional<ActorCriticWeights> learned() {
    return Optional.empty();
  }

  /**
   * What it made of the transition that it took in last, by name, for those who watch; empty for an
   * agent that has nothing to tell. To ask changes nothing, and nothing of it is written down.
   */
  default Map<String, Double> insight() {
    return Map.of();
  }

  /**
   * How many updates it refused so far, because a loss, a gradient or a weight was not a number
   * that it can go on with. They changed nothing; 0 for an agent without networks.
   */
  default int refusedUpdates() {
    return 0;
  }
}
