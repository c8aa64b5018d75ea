package io.l2nas.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.l2nas.contracts.Topic;
import io.l2nas.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakeTopicsIT {
  @TempDir private static Path folder;

  @Test
  void servicesFindWhatTheyNeedAndAgainForOnePoolMore() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder);
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      Map<String, String> environment =
          Map.of("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(), "HOME", "/nowhere");

      assertThat(MakeTopics.run(List.of("1", "default"), environment)).isZero();
      assertThat(MakeTopics.run(List.of("1", "default", "gpu"), environment)).isZero();

      await().untilAsserted(() -> assertThat(TopicCheck.complaints(admin)).isEmpty());
      assertThat(admin.listTopics().names().get())
          .contains(Topic.actionsOf("default"), Topic.actionsOf("gpu"));
    }
  }

  @Test
  void aBrokerThatHasTooFewReplicasIsAnError() {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("lone"))) {
      assertThat(
              MakeTopics.run(
                  List.of("3", "default"),
                  Map.of("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers())))
          .isEqualTo(1);
    }
  }
}
