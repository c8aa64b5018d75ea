package io.l2nas.agent.channel;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.core.experiment.AgentShard;
import io.l2nas.core.experiment.TrajectoryDivergedException;
import io.l2nas.messaging.DeadLetters;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads the state streams of the partitions that this instance owns, each from its start, and sends
 * the actions that follow. No offset is ever committed: the stream itself is the agent's memory.
 */
@ApplicationScoped
@Identifier("states-in")
public class StateFollower implements KafkaConsumerRebalanceListener {
  private static final Logger LOGGER = Logger.getLogger(StateFollower.class);

  private final ActionPublisher publisher;
  private final DeadLetters deadLetters;
  private final Map<TopicPartition, OwnedPartition> owned = new ConcurrentHashMap<>();
  private volatile boolean assigned;

  /** A partition of the state stream, and the offset where its past ends. */
  private record OwnedPartition(AgentShard shard, long pastEnds) {}

  StateFollower(ActionPublisher publisher, DeadLetters deadLetters) {
    this.publisher = publisher;
    this.deadLetters = deadLetters;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    consumer
        .endOffsets(partitions)
        .forEach(
            (partition, end) -> {
              AgentShard shard = new AgentShard();
              if (end == 0) {
                shard.catchUp();
              }
              owned.put(partition, new OwnedPartition(shard, end));
            });
    consumer.seekToBeginning(partitions);
    assigned = true;
  }

  @Override
  public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    partitions.forEach(owned::remove);
  }

  /** Takes a batch of the state streams. */
  @Incoming("states-in")
  @Blocking
  public void follow(ConsumerRecords<String, byte[]> records) {
    for (ConsumerRecord<String, byte[]> record : records) {
      OwnedPartition partition = owned.get(new TopicPartition(record.topic(), record.partition()));
      if (partition != null) {
        follow(record, partition.shard());
        if (!partition.shard().isLive() && record.offset() + 1 >= partition.pastEnds()) {
          goLive(record, partition.shard());
        }
      }
    }
  }

  /** Whether the partitions are assigned and their past is followed to its end. */
  public boolean isLive() {
    return assigned && owned.values().stream().allMatch(partition -> partition.shard().isLive());
  }

  private void follow(ConsumerRecord<String, byte[]> record, AgentShard shard) {
    try {
      ExperimentEvent event = EventCodec.decode(ExperimentEvent.class, record.value());
      if (shard.isLive()) {
        shard.follow(event).forEach(publisher::publish);
      } else {
        shard.remember(event);
      }
    } catch (MalformedRecordException | TrajectoryDivergedException | IllegalArgumentException e) {
      deadLetters.bury(record, e.getMessage()).await().indefinitely();
    }
  }

  private void goLive(ConsumerRecord<String, byte[]> last, AgentShard shard) {
    shard
        .catchUp()
        .forEach(
            (experiment, reason) ->
                LOGGER.errorf("experimentId=%s cannot go on: error=%s", experiment, reason));
    shard.inFlight().forEach(publisher::publish);
    LOGGER.infof(
        "caught up: topic=%s partition=%d offset=%d",
        last.topic(), last.partition(), last.offset());
  }
}
