package io.l2nas.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Takes records as a member of a share group until the members together have had enough, and then
 * looks a few times more, for duplicates. Nobody goes on before everybody has had something.
 */
final class ShareMember implements Callable<List<String>> {
  private static final int LOOKS_AFTERWARDS = 4;

  private final Map<String, Object> settings;
  private final String topic;
  private final AtomicInteger missing;
  private final CyclicBarrier everybodyHadSome;
  private final List<String> taken = new ArrayList<>();

  ShareMember(
      KafkaClient client,
      String group,
      String topic,
      AtomicInteger missing,
      CyclicBarrier everybodyHadSome) {
    this.settings =
        Map.of(
            "bootstrap.servers",
            client.bootstrapServers(),
            "group.id",
            group,
            "share.acknowledgement.mode",
            "explicit",
            "share.acquire.mode",
            "record_limit",
            "max.poll.records",
            5);
    this.topic = topic;
    this.missing = missing;
    this.everybodyHadSome = everybodyHadSome;
  }

  @Override
  public List<String> call() throws Exception {
    try (var consumer =
        new KafkaShareConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      int looks = 0;
      while (missing.get() > 0 || looks++ < LOOKS_AFTERWARDS) {
        take(consumer);
      }
    }
    return List.copyOf(taken);
  }

  private void take(KafkaShareConsumer<String, String> consumer) throws Exception {
    boolean first = taken.isEmpty();
    for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(500))) {
      taken.add(record.value());
      missing.decrementAndGet();
      consumer.acknowledge(record);
    }
    consumer.commitSync();
    if (first && !taken.isEmpty()) {
      awaitEverybody();
    }
  }

  private void awaitEverybody()
      throws InterruptedException, BrokenBarrierException, TimeoutException {
    everybodyHadSome.await(ChildJvm.LIMIT.toSeconds(), TimeUnit.SECONDS);
  }
}
