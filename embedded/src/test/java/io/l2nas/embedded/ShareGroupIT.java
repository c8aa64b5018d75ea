package io.l2nas.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Share groups work against the embedded broker: each record goes to one member, once. */
class ShareGroupIT {
  private static final String TOPIC = "work";
  private static final String GROUP = "pool";
  private static final int RECORDS = 100;

  @TempDir Path data;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private EmbeddedKafka kafka;
  private KafkaClient client;

  @BeforeEach
  void start() {
    kafka = EmbeddedKafka.start(data);
    client = new KafkaClient(kafka.bootstrapServers());
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
    kafka.close();
  }

  @Test
  void twoMembersTakeAllRecordsAndNoneTwice() throws Exception {
    // Given
    List<String> values = IntStream.range(0, RECORDS).mapToObj(Integer::toString).toList();
    client.createTopic(TOPIC, 1);
    startAtEarliest();
    client.produce(TOPIC, values);

    // When
    AtomicInteger missing = new AtomicInteger(RECORDS);
    CyclicBarrier bothHadSome = new CyclicBarrier(2);
    Future<List<String>> first = start(missing, bothHadSome);
    Future<List<String>> second = start(missing, bothHadSome);

    // Then
    List<String> firsts = first.get(2 * ChildJvm.LIMIT.toSeconds(), TimeUnit.SECONDS);
    List<String> seconds = second.get(2 * ChildJvm.LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertThat(Stream.concat(firsts.stream(), seconds.stream()))
        .containsExactlyInAnyOrderElementsOf(values);
    assertThat(firsts).isNotEmpty();
    assertThat(seconds).isNotEmpty();
    assertThat(client.topic("__share_group_state").partitions())
        .hasSizeBetween(1, 4)
        .allSatisfy(partition -> assertThat(partition.replicas()).hasSize(1));
  }

  @Test
  void aLargeGroupIsHeardOfLessOften() throws Exception {
    // When
    try (Admin admin = client.admin()) {
      ShareHeartbeat.set(admin, GROUP, 64);

      // Then
      ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, GROUP);
      await()
          .untilAsserted(
              () ->
                  assertThat(
                          admin
                              .describeConfigs(List.of(group))
                              .all()
                              .get()
                              .get(group)
                              .get("share.heartbeat.interval.ms")
                              .value())
                      .isEqualTo("3200"));
    }
  }

  private Future<List<String>> start(AtomicInteger missing, CyclicBarrier bothHadSome) {
    return threads.submit(new ShareMember(client, GROUP, TOPIC, missing, bothHadSome));
  }

  /** A new share group starts at the latest record otherwise. */
  private void startAtEarliest() throws Exception {
    ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, GROUP);
    AlterConfigOp earliest =
        new AlterConfigOp(
            new ConfigEntry("share.auto.offset.reset", "earliest"), AlterConfigOp.OpType.SET);
    try (Admin admin = client.admin()) {
      admin.incrementalAlterConfigs(Map.of(group, List.of(earliest))).all().get();
    }
  }
}
