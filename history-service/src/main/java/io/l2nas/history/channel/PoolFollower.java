package io.l2nas.history.channel;

import io.l2nas.contracts.PoolEvent;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.core.share.PoolState;
import io.l2nas.core.share.SharedPools;
import io.l2nas.core.share.SharedPools.Division;
import io.l2nas.messaging.DeadLetters;
import io.l2nas.messaging.EventRecord;
import io.l2nas.messaging.ReadToEnd;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads how all pools stand, from the start of what is kept; every instance reads all of it. */
@ApplicationScoped
public class PoolFollower {
  private final DeadLetters deadLetters;
  private final SharedPools pools = new SharedPools();
  private final ReadToEnd past = new ReadToEnd();

  PoolFollower(DeadLetters deadLetters) {
    this.deadLetters = deadLetters;
  }

  void begin(@Observes StartupEvent event, KafkaClientService clients) {
    past.begin(clients, "pools-in", () -> {});
  }

  @Incoming("pools-in")
  @Blocking
  void follow(ConsumerRecords<String, byte[]> records) {
    List<Uni<Void>> burials = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      try {
        hear(EventRecord.report(PoolEvent.class, record), past.ageNanos(record));
      } catch (MalformedRecordException e) {
        burials.add(deadLetters.bury(record, e.getMessage()));
      }
      past.read(record);
    }
    DeadLetters.awaitAll(burials);
  }

  /** How a pool stands. */
  public synchronized PoolState state(String pool) {
    return pools.state(pool, System.nanoTime(), Instant.now());
  }

  /** How a pool stands, and who gets what of it: the agents reckon the same. */
  public synchronized Division divide(String pool) {
    return pools.divide(pool, System.nanoTime(), Instant.now());
  }

  private synchronized void hear(PoolEvent event, long ageNanos) {
    pools.hear(event, System.nanoTime() - ageNanos);
  }
}
