package io.l2nas.agent.channel;

import io.l2nas.contracts.DemandReported;
import io.l2nas.contracts.PoolEvent;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.messaging.EventRecord;
import io.l2nas.messaging.LogLine;
import io.l2nas.messaging.ReadToEnd;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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
  private final ReadToEnd past = new ReadToEnd();

  PoolFollower(OwnedPartitions owned, PoolShares shares, Dispatcher dispatcher) {
    this.owned = owned;
    this.shares = shares;
    this.dispatcher = dispatcher;
  }

  void begin(@Observes StartupEvent event, KafkaClientService clients) {
    past.begin(clients, "shares-in", this::goOn);
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
        LogLine.of("no report; the history buries it").error(e.getMessage()).debug(LOGGER);
      }
      past.read(record);
    }
    goOn();
  }

  private void goOn() {
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
