package io.l2nas.agent.checkpoint;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.core.checkpoint.AgentCheckpoint;
import io.l2nas.core.checkpoint.Coverage;
import io.l2nas.core.experiment.AgentShard;
import java.util.List;

/** Checkpoints as an agent of this version writes them. */
public final class StoredAgents {
  private StoredAgents() {}

  /** Of the agent that has followed these events of one experiment. */
  public static byte[] after(List<ExperimentEvent> events) {
    AgentShard shard = new AgentShard();
    shard.catchUp();
    events.forEach(event -> shard.follow(event, event.sequence()));
    return CheckpointFormat.encode(shard.checkpoint(events.get(0).experiment()).orElseThrow());
  }

  public static byte[] of(Coverage coverage) {
    return CheckpointFormat.encode(coverage);
  }

  public static String coverageKey(int partition) {
    return CheckpointPublisher.coverageKey(partition);
  }

  public static AgentCheckpoint agent(byte[] bytes) {
    return CheckpointFormat.decodeAgent(bytes);
  }

  public static Coverage coverage(byte[] bytes) {
    return CheckpointFormat.decodeCoverage(bytes);
  }
}
