package io.l2nas.agent.channel;

import io.l2nas.contracts.DemandReported;
import io.l2nas.contracts.PoolEvent;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads how all pools stand, from the start of what is kept. Every instance reads all of it, since
 * each must reckon the shares of everybody to know those of its own.
 */
@ApplicationScoped
public class PoolFollower {
  private static final Logger LOGGER = Logger.getLogger(PoolFollower.class);

  private final OwnedPartitions owned;
  private final PoolShares shares;
  private final Dispatcher dispatcher;

  PoolFollower(OwnedPartitions owned, PoolShares shares, Dispatcher dispatcher) {
    this.owned = owned;
    this.shares = shares;
    this.dispatcher = dispatcher;
  }

  @Incoming("shares-in")
  @Blocking
  void follow(ConsumerRecords<String, byte[]> records) {
    for (ConsumerRecord<String, byte[]> record : records) {
      try {
        hear(EventCodec.decode(PoolEvent.class, record.value()), record.timestamp());
      } catch (MalformedRecordException e) {
        LOGGER.debugf("no report: the history buries it: error=%s", e.getMessage());
      }
    }
    dispatcher.dispatchDue();
  }

  private void hear(PoolEvent event, long reportedAt) {
    if (!isOwnEcho(event)) {
      long age = Math.max(0, System.currentTimeMillis() - reportedAt);
      shares.hear(event, TimeUnit.MILLISECONDS.toNanos(age));
    }
  }

  /** Then this instance knows better. */
  private boolean isOwnEcho(PoolEvent event) {
    return event instanceof DemandReported demand && owned.find(demand.partition()).isPresent();
  }
}
