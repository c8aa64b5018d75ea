package io.l2nas.agent.channel;

import io.l2nas.contracts.Topic;
import io.l2nas.core.dispatch.QueueStart;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the evaluators of a pool have taken its actions. Whatever stands before was taken, or
 * thrown away by the broker.
 */
@ApplicationScoped
public class QueueStarts {
  private static final Optional<Long> NOTHING_LEFT = Optional.of(0L);

  private final Admin admin;

  QueueStarts(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.admin = Admin.create(kafka);
  }

  /**
   * By partition.
   *
   * <p>TRAP: the broker writes down the start of a partition with the next acknowledgement, not
   * with the one that moved it; in a quiet pool it would stay behind. What is left it counts at
   * once.
   */
  CompletionStage<Map<Integer, QueueStart>> of(String pool) {
    String group = Topic.evaluatorsOf(pool);
    return admin
        .listShareGroupOffsets(Map.of(group, new ListShareGroupOffsetsSpec()))
        .partitionsToOffsetInfo(group)
        .toCompletionStage()
        .thenApply(offsets -> ofPartitions(offsets, Topic.actionsOf(pool)));
  }

  private static Map<Integer, QueueStart> ofPartitions(
      Map<TopicPartition, SharePartitionOffsetInfo> offsets, String topic) {
    Map<Integer, QueueStart> starts = new HashMap<>();
    offsets.forEach(
        (partition, offset) -> {
          if (partition.topic().equals(topic) && offset != null) {
            starts.put(
                partition.partition(),
                new QueueStart(offset.startOffset(), offset.lag().equals(NOTHING_LEFT)));
          }
        });
    return starts;
  }

  @PreDestroy
  void close() {
    admin.close();
  }
}
