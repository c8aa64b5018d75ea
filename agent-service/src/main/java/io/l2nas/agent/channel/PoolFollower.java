package io.l2nas.agent.channel;

import io.l2nas.contracts.DemandReported;
import io.l2nas.contracts.PoolEvent;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.messaging.EventRecord;
import io.l2nas.messaging.ReadToEnd;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads how all pools stand, from the start of what is kept. Every instance reads all of it, since
 * each must reckon the shares of everybody to know those of its own.
 */
@ApplicationScoped
@Identifier("shares-in")
public class PoolFollower implements KafkaConsumerRebalanceListener {
  private static final Logger LOGGER = Logger.getLogger(PoolFollower.class);

  private final OwnedPartitions owned;
  private final PoolShares shares;
  private final Dispatcher dispatcher;
  private final ReadToEnd past = new ReadToEnd();

  PoolFollower(OwnedPartitions owned, PoolShares shares, Dispatcher dispatcher) {
    this.owned = owned;
    this.shares = shares;
    this.dispatcher = dispatcher;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    past.assigned(consumer, partitions);
    if (past.isComplete()) {
      shares.begin();
    }
  }

  /** Whether all that was reported before is known. */
  public boolean isLive() {
    return past.isComplete();
  }

  @Incoming("shares-in")
  @Blocking
  void follow(ConsumerRecords<String, byte[]> records) {
    for (ConsumerRecord<String, byte[]> record : records) {
      try {
        hear(EventRecord.report(PoolEvent.class, record), past.ageNanos(record));
      } catch (MalformedRecordException e) {
        LOGGER.debugf("no report: the history buries it: error=%s", e.getMessage());
      }
      past.read(record);
    }
    if (past.isComplete()) {
      shares.begin();
      dispatcher.dispatchDue();
    }
  }

  private void hear(PoolEvent event, long ageNanos) {
    if (!isOwnEcho(event)) {
      shares.hear(event, ageNanos);
    }
  }

  /** Then this instance knows better. */
  private boolean isOwnEcho(PoolEvent event) {
    return event instanceof DemandReported demand
        && owned.find(demand.partition()).filter(OwnedPartition::isLive).isPresent();
  }
}
