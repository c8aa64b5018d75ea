package io.l2nas.history.channel;

import io.l2nas.contracts.PoolEvent;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.core.share.PoolBoard;
import io.l2nas.core.share.PoolState;
import io.l2nas.core.share.SharedPool;
import io.l2nas.core.share.TeamShare;
import io.l2nas.messaging.DeadLetters;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads how all pools stand, from the start of what is kept; every instance reads all of it. */
@ApplicationScoped
public class PoolFollower {
  private final DeadLetters deadLetters;
  private final PoolBoard board = new PoolBoard();
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

  @Incoming("pools-in")
  @Blocking
  void follow(ConsumerRecords<String, byte[]> records) {
    for (ConsumerRecord<String, byte[]> record : records) {
      try {
        hear(EventCodec.decode(PoolEvent.class, record.value()), record.timestamp());
      } catch (MalformedRecordException e) {
        deadLetters.bury(record, e.getMessage()).await().indefinitely();
      }
    }
  }

  /** How a pool stands. */
  public synchronized Pool pool(String name) {
    long now = System.nanoTime();
    PoolState state = board.pool(name, now, LocalDate.now(ZoneOffset.UTC).toString());
    List<TeamShare> teams = pools.computeIfAbsent(name, key -> new SharedPool()).share(state, now);
    return new Pool(state, teams);
  }

  private synchronized void hear(PoolEvent event, long reportedAt) {
    long age = Math.max(0, System.currentTimeMillis() - reportedAt);
    board.hear(event, System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(age));
  }
}
