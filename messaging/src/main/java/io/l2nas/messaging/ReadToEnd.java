package io.l2nas.messaging;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Whether a channel that reads topics from their start has come to where they ended when this
 * process began. What stood there then may be old; what comes after that is news.
 *
 * <p>Such a channel is assigned its partitions ({@code assign-seek}) and is in no group: a group
 * lets its first member wait three seconds for others.
 */
public final class ReadToEnd {
  private static final Logger LOGGER = Logger.getLogger(ReadToEnd.class);

  private final Map<TopicPartition, Long> reached = new ConcurrentHashMap<>();
  private volatile Map<TopicPartition, Long> ends;

  /**
   * Asks where the topics of a channel end.
   *
   * @param begun is run when that is known, and maybe reached already; not on the caller's thread
   */
  public void begin(KafkaClientService clients, String channel, Runnable begun) {
    clients
        .getConsumer(channel)
        .runOnPollingThread(
            consumer -> {
              ask(consumer);
            })
        .subscribe()
        .with(
            done -> begun.run(),
            failure ->
                LogLine.of("it will never be known where the channel " + channel + " ends")
                    .thrown(failure)
                    .fail(LOGGER));
  }

  /** Takes note of a record that was read. */
  public void read(ConsumerRecord<?, ?> record) {
    reached.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
  }

  /** How long ago a record was written that is being read; of news 0, for clocks differ. */
  public long ageNanos(ConsumerRecord<?, ?> record) {
    long millis = isComplete() ? 0 : System.currentTimeMillis() - record.timestamp();
    return TimeUnit.MILLISECONDS.toNanos(Math.max(0, millis));
  }

  /** Whether all has been read. */
  public boolean isComplete() {
    return ends != null
        && ends.entrySet().stream()
            .allMatch(end -> reached.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  private void ask(Consumer<?, ?> consumer) {
    Set<TopicPartition> partitions = consumer.assignment();
    Map<TopicPartition, Long> starts =
        UntilAnswered.ask("where topics begin", () -> consumer.beginningOffsets(partitions));
    Map<TopicPartition, Long> known =
        UntilAnswered.ask("where topics end", () -> consumer.endOffsets(partitions));
    known.entrySet().removeIf(end -> end.getValue() <= starts.get(end.getKey()));
    ends = known;
  }
}
