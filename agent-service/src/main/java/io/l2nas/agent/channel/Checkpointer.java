package io.l2nas.agent.channel;

import io.l2nas.agent.checkpoint.CheckpointPublisher;
import io.l2nas.core.checkpoint.AgentCheckpoint;
import io.l2nas.core.checkpoint.Coverage;
import io.l2nas.messaging.LogLine;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Writes down the agents that have learned much, so that a restart need not repeat it. */
@ApplicationScoped
public class Checkpointer {
  private static final Logger LOGGER = Logger.getLogger(Checkpointer.class);

  private final OwnedPartitions owned;
  private final CheckpointPublisher publisher;
  private final LoopMetrics metrics;

  Checkpointer(OwnedPartitions owned, CheckpointPublisher publisher, LoopMetrics metrics) {
    this.owned = owned;
    this.publisher = publisher;
    this.metrics = metrics;
  }

  void look() {
    for (OwnedPartition partition : owned.all()) {
      partition.dueCheckpoints().forEach(checkpoint -> store(partition, checkpoint));
      partition.newCoverage().ifPresent(coverage -> store(partition, coverage));
    }
  }

  private void store(OwnedPartition partition, AgentCheckpoint checkpoint) {
    publisher
        .store(partition.number(), checkpoint)
        .subscribe()
        .with(
            stored -> {
              partition.stored(checkpoint);
              metrics.stored();
            },
            failure -> {
              LogLine.of("a checkpoint was not stored")
                  .experiment(checkpoint.experiment())
                  .error(failure)
                  .warn(LOGGER);
              partition.notStored(checkpoint);
              metrics.notStored();
            });
  }

  private void store(OwnedPartition partition, Coverage coverage) {
    publisher
        .store(partition.number(), coverage)
        .chain(() -> publisher.delete(partition.number(), partition.stored(coverage)))
        .subscribe()
        .with(
            stored -> {},
            failure -> {
              LogLine.of("what checkpoints cover was not stored")
                  .partition(partition.number())
                  .error(failure)
                  .warn(LOGGER);
              partition.coverageNotStored();
            });
  }
}
