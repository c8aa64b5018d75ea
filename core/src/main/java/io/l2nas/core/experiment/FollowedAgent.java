package io.l2nas.core.experiment;

import io.l2nas.core.checkpoint.AgentCheckpoint;
import io.l2nas.core.checkpoint.MemoryReader;
import io.l2nas.core.checkpoint.MemoryWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * An agent, and since when its actions are due.
 *
 * @param dueSince by step, when the event was recorded that led to the action
 */
record FollowedAgent(ExperimentAgent agent, Map<Integer, Long> dueSince) {

  /** Since when its oldest action is without an outcome; empty if all have one. */
  OptionalLong oldest() {
    return agent.inFlight().stream().mapToLong(action -> dueSince.get(action.step())).min();
  }

  AgentCheckpoint checkpoint() {
    MemoryWriter memory = new MemoryWriter();
    memory.putInt(dueSince.size());
    dueSince.forEach(
        (step, since) -> {
          memory.putInt(step);
          memory.putLong(since);
        });
    agent.save(memory);
    return new AgentCheckpoint(agent.submission(), agent.sequence(), memory.toBytes());
  }

  /**
   * The agent that the checkpoint is of.
   *
   * @throws io.l2nas.core.checkpoint.UnreadableCheckpointException if it ends early, or late
   * @throws IllegalArgumentException if it says what no agent of this experiment would
   */
  static FollowedAgent restore(AgentCheckpoint checkpoint) {
    MemoryReader memory = new MemoryReader(checkpoint.memory());
    Map<Integer, Long> dueSince = new HashMap<>();
    int count = memory.getCount(Integer.BYTES + Long.BYTES);
    for (int i = 0; i < count; i++) {
      dueSince.put(memory.getInt(), memory.getLong());
    }
    ExperimentAgent agent = ExperimentAgent.restore(checkpoint.submission(), memory);
    memory.requireEnd();
    if (agent.sequence() != checkpoint.sequence()
        || !agent.inFlight().stream().allMatch(action -> dueSince.containsKey(action.step()))) {
      throw new IllegalArgumentException("its parts are of different moments");
    }
    return new FollowedAgent(agent, dueSince);
  }
}
