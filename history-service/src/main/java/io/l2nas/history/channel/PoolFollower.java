package io.l2nas.history.channel;

import io.l2nas.contracts.PoolEvent;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.core.share.PoolBoard;
import io.l2nas.core.share.PoolState;
import io.l2nas.core.share.SharedPool;
import io.l2nas.core.share.TeamShare;
import io.l2nas.messaging.DeadLetters;
import io.l2nas.messaging.ReadToEnd;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads how all pools stand, from the start of what is kept; every instance reads all of it. */
@ApplicationScoped
@Identifier("pools-in")
public class PoolFollower implements KafkaConsumerRebalanceListener {
  private final DeadLetters deadLetters;
  private final PoolBoard board = new PoolBoard();
  private final ReadToEnd past = new ReadToEnd();
  private final Map<String, SharedPool> pools = new HashMap<>();

  PoolFollower(DeadLetters deadLetters) {
    this.deadLetters = deadLetters;
  }

  /**
   * A pool now.
   *
   * @param state who evaluates, and who asks
   * @param teams who gets what: the agents reckon the same
   */
  public record Pool(PoolState state, List<TeamShare> teams) {}

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    past.assigned(consumer, partitions);
  }

  @Incoming("pools-in")
  @Blocking
  void follow(ConsumerRecords<String, byte[]> records) {
    for (ConsumerRecord<String, byte[]> record : records) {
      // Only of what is old the age counts: clocks differ.
      long age = past.isComplete() ? 0 : System.currentTimeMillis() - record.timestamp();
      try {
        hear(EventCodec.decode(PoolEvent.class, record.value()), Math.max(0, age));
      } catch (MalformedRecordException e) {
        deadLetters.bury(record, e.getMessage()).await().indefinitely();
      }
      past.read(record);
    }
  }

  /** How a pool stands. */
  public synchronized Pool pool(String name) {
    long now = System.nanoTime();
    Instant clock = Instant.now();
    PoolState state = board.pool(name, now, LocalDate.ofInstant(clock, ZoneOffset.UTC).toString());
    List<TeamShare> teams =
        pools
            .computeIfAbsent(name, key -> new SharedPool())
            .share(state, now, clock.getEpochSecond());
    return new Pool(state, teams);
  }

  private synchronized void hear(PoolEvent event, long ageMillis) {
    board.hear(event, System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(ageMillis));
  }
}
