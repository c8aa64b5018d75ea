package io.l2nas.agent.checkpoint;

import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.core.checkpoint.AgentCheckpoint;
import io.l2nas.core.checkpoint.Coverage;
import io.l2nas.core.checkpoint.MemoryReader;
import io.l2nas.core.checkpoint.MemoryWriter;
import io.l2nas.core.checkpoint.UnreadableCheckpointException;
import java.util.HashMap;
import java.util.Map;

/**
 * Checkpoints as bytes. Nobody but the agent reads them, and an agent that cannot reads the log: so
 * there is one version, and none is ever converted.
 */
final class CheckpointFormat {
  /** To be raised with every change of what any class writes down. */
  private static final int VERSION = 1;

  private CheckpointFormat() {}

  static byte[] encode(AgentCheckpoint checkpoint) {
    MemoryWriter out = begin();
    out.putBytes(EventCodec.encode(checkpoint.submission()));
    out.putLong(checkpoint.sequence());
    out.putBytes(checkpoint.memory());
    return out.toBytes();
  }

  /**
   * Reads a checkpoint.
   *
   * @throws UnreadableCheckpointException if it is none of this version
   */
  static AgentCheckpoint decodeAgent(byte[] bytes) {
    MemoryReader in = begin(bytes);
    try {
      AgentCheckpoint checkpoint =
          new AgentCheckpoint(
              EventCodec.decode(ExperimentSubmitted.class, in.getBytes()),
              in.getLong(),
              in.getBytes());
      in.requireEnd();
      return checkpoint;
    } catch (MalformedRecordException e) {
      throw new UnreadableCheckpointException(e.getMessage(), e);
    }
  }

  static byte[] encode(Coverage coverage) {
    MemoryWriter out = begin();
    out.putLong(coverage.offset());
    out.putInt(coverage.sequences().size());
    coverage
        .sequences()
        .forEach(
            (experiment, sequence) -> {
              out.putText(experiment);
              out.putLong(sequence);
            });
    return out.toBytes();
  }

  /**
   * Reads a coverage.
   *
   * @throws UnreadableCheckpointException if it is none of this version
   */
  static Coverage decodeCoverage(byte[] bytes) {
    MemoryReader in = begin(bytes);
    long offset = in.getLong();
    int count = in.getCount(Integer.BYTES + Long.BYTES);
    Map<String, Long> sequences = new HashMap<>();
    for (int i = 0; i < count; i++) {
      sequences.put(in.getText(), in.getLong());
    }
    in.requireEnd();
    return new Coverage(offset, sequences);
  }

  private static MemoryWriter begin() {
    MemoryWriter out = new MemoryWriter();
    out.putInt(VERSION);
    return out;
  }

  private static MemoryReader begin(byte[] bytes) {
    MemoryReader in = new MemoryReader(bytes);
    int version = in.getInt();
    if (version != VERSION) {
      throw new UnreadableCheckpointException(
          "it is of version %d; this agent reads version %d".formatted(version, VERSION));
    }
    return in;
  }
}
