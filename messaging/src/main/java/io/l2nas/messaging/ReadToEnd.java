package io.l2nas.messaging;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Whether topics have been read to where they ended when they were assigned. What stood there then
 * may be old; what comes after that is news.
 */
public final class ReadToEnd {
  private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();
  private volatile boolean assigned;

  /** The consumer is given partitions, and reads them from their start. */
  public void assigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> starts =
        UntilAnswered.ask("where topics begin", () -> consumer.beginningOffsets(partitions));
    UntilAnswered.ask("where topics end", () -> consumer.endOffsets(partitions))
        .forEach(
            (partition, end) -> {
              if (end > starts.get(partition)) {
                ends.put(partition, end);
              }
            });
    assigned = true;
  }

  /** Takes note of a record that was read. */
  public void read(ConsumerRecord<?, ?> record) {
    ends.computeIfPresent(
        new TopicPartition(record.topic(), record.partition()),
        (partition, end) -> record.offset() + 1 >= end ? null : end);
  }

  /** How long ago a record was written that is being read; of news 0, for clocks differ. */
  public long ageNanos(ConsumerRecord<?, ?> record) {
    long millis = isComplete() ? 0 : System.currentTimeMillis() - record.timestamp();
    return TimeUnit.MILLISECONDS.toNanos(Math.max(0, millis));
  }

  /** Whether all has been read. */
  public boolean isComplete() {
    return assigned && ends.isEmpty();
  }
}
