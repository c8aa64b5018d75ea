package io.l2nas.core.checkpoint;

import io.l2nas.contracts.ExperimentSubmitted;
import java.util.Arrays;

/**
 * The agent of an experiment as it was after an event of its stream.
 *
 * @param submission the experiment
 * @param sequence the number of that event
 * @param memory what the agent remembered, as it wrote it: networks, moments of their optimisers,
 *     transitions, actions without an outcome; no random state, for every draw is a function of
 *     seed, purpose and step
 */
@SuppressWarnings("ArrayRecordComponent") // Copied in and out; compared by content.
public record AgentCheckpoint(ExperimentSubmitted submission, long sequence, byte[] memory) {
  public AgentCheckpoint {
    memory = memory.clone();
  }

  @Override
  public byte[] memory() {
    return memory.clone();
  }

  public String experiment() {
    return submission.experiment();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AgentCheckpoint that
        && submission.equals(that.submission)
        && sequence == that.sequence
        && Arrays.equals(memory, that.memory);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(memory);
  }

  @Override
  public String toString() {
    return "checkpoint of %s at event %d, %d bytes"
        .formatted(experiment(), sequence, memory.length);
  }
}
