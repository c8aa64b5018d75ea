package io.l2nas.agent.checkpoint;

import io.l2nas.agent.past.Past;
import io.l2nas.core.checkpoint.AgentCheckpoint;
import io.l2nas.core.checkpoint.Coverage;
import io.l2nas.core.checkpoint.UnreadableCheckpointException;
import io.l2nas.messaging.LogLine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** The checkpoints of a partition, as they were left by whoever owned it before. */
@ApplicationScoped
public class StoredCheckpoints {
  private static final Logger LOGGER = Logger.getLogger(StoredCheckpoints.class);

  private final Past past;

  StoredCheckpoints(Past past) {
    this.past = past;
  }

  /**
   * Puts the agents of a partition back. What cannot be read, or put back, is left out, with a
   * warning: it costs time and nothing else.
   *
   * @param agents takes one; throws UnreadableCheckpointException if it cannot
   * @return the offset in the states from which they have to be read now; 0 if from the start
   */
  public long restore(int partition, Consumer<AgentCheckpoint> agents) {
    Map<String, byte[]> latest = latest(partition);
    Coverage coverage =
        coverage(partition, latest.remove(CheckpointPublisher.coverageKey(partition)));
    if (coverage.offset() > 0) {
      // Of one that it does not speak of the end may stand before, or the beginning behind.
      latest.keySet().retainAll(coverage.sequences().keySet());
    }
    Map<String, Long> restored = new HashMap<>();
    latest.forEach(
        (experiment, bytes) -> {
          try {
            AgentCheckpoint checkpoint = CheckpointFormat.decodeAgent(bytes);
            agents.accept(checkpoint);
            restored.put(checkpoint.experiment(), checkpoint.sequence());
          } catch (UnreadableCheckpointException e) {
            LogLine.of("an agent learns again from the log; its checkpoint cannot be used")
                .experiment(experiment)
                .error(e.getMessage())
                .warn(LOGGER);
          }
        });
    long start = coverage.start(restored);
    if (start < coverage.offset()) {
      LogLine.of("a partition is read from the start; a checkpoint is missing")
          .partition(partition)
          .warn(LOGGER);
    }
    LogLine.of("agents from checkpoints, states from the offset")
        .count(restored.size())
        .partition(partition)
        .offset(start)
        .info(LOGGER);
    return start;
  }

  private static Coverage coverage(int partition, byte[] bytes) {
    try {
      return bytes == null ? Coverage.NONE : CheckpointFormat.decodeCoverage(bytes);
    } catch (UnreadableCheckpointException e) {
      LogLine.of(
              "a partition is read from the start; what is said of its checkpoints cannot be used")
          .partition(partition)
          .error(e.getMessage())
          .warn(LOGGER);
      return Coverage.NONE;
    }
  }

  private Map<String, byte[]> latest(int partition) {
    Map<String, byte[]> latest = new HashMap<>();
    try {
      past.checkpoints(
          partition,
          record -> {
            if (record.value() == null) {
              latest.remove(record.key());
            } else {
              latest.put(record.key(), record.value());
            }
          });
    } catch (KafkaException e) {
      LogLine.of("the checkpoints of a partition cannot be read")
          .partition(partition)
          .error(e)
          .fail(LOGGER);
      latest.clear();
    }
    return latest;
  }
}
