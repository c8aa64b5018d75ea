package io.l2nas.agent.checkpoint;

import io.l2nas.contracts.Topic;
import io.l2nas.core.checkpoint.AgentCheckpoint;
import io.l2nas.core.checkpoint.Coverage;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Stores checkpoints. All of one partition of the states go to the partition of the same number, in
 * the order in which they are given: a coverage stands behind the checkpoints that it speaks of.
 */
@ApplicationScoped
public class CheckpointPublisher {
  private final MutinyEmitter<byte[]> checkpoints;

  CheckpointPublisher(
      // One checkpoint per agent at a time bounds what can wait here.
      @Channel("checkpoints-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> checkpoints) {
    this.checkpoints = checkpoints;
  }

  /** Ends when the broker has it. */
  public Uni<Void> store(int partition, AgentCheckpoint checkpoint) {
    return send(partition, checkpoint.experiment(), CheckpointFormat.encode(checkpoint));
  }

  /** Ends when the broker has it. */
  public Uni<Void> store(int partition, Coverage coverage) {
    return send(partition, coverageKey(partition), CheckpointFormat.encode(coverage));
  }

  /** Deletes checkpoints that nobody needs. */
  public Uni<Void> delete(int partition, Set<String> experiments) {
    return Uni.join()
        .all(experiments.stream().map(experiment -> send(partition, experiment, null)).toList())
        .andCollectFailures()
        .replaceWithVoid();
  }

  /** No experiment has this name. */
  static String coverageKey(int partition) {
    return "partition/" + partition;
  }

  private Uni<Void> send(int partition, String key, byte[] value) {
    return checkpoints.sendMessage(
        Message.of(value)
            .addMetadata(
                OutgoingKafkaRecordMetadata.<String>builder()
                    .withTopic(Topic.CHECKPOINTS.topicName())
                    .withPartition(partition)
                    .withKey(key)
                    .build()));
  }
}
