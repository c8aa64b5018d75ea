package io.l2nas.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.l2nas.contracts.Topic;
import io.l2nas.embedded.testing.TestInfrastructure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicCreationIT {
  private static final String A_WEEK = "604800000";
  private static final List<String> POOLS = List.of("default", "gpu");

  private static Admin admin;

  @BeforeAll
  static void create() {
    admin = Admin.create(Map.of("bootstrap.servers", TestInfrastructure.bootstrapServers()));
    TopicCreation.create(admin, POOLS, 1);
  }

  @AfterAll
  static void close() {
    admin.close();
  }

  @ParameterizedTest
  @CsvSource({
    "l2nas.actions.v1.default, 1, " + A_WEEK + ", 1048588",
    "l2nas.actions.v1.gpu, 1, " + A_WEEK + ", 1048588",
    "l2nas.evaluations.v1, 4, -1, 1048588",
    "l2nas.states.v1, 4, -1, 4194304",
    "l2nas.dead-letters.v1, 1, -1, 4194304"
  })
  void createsEveryTopic(String topic, int partitions, String retention, String largest)
      throws Exception {
    // When
    Config config = describe(ConfigResource.Type.TOPIC, topic);

    // Then
    assertThat(partitionsOf(topic)).isEqualTo(partitions);
    assertThat(config.get("retention.ms").value()).isEqualTo(retention);
    assertThat(config.get("retention.bytes").value()).isEqualTo("-1");
    assertThat(config.get("max.message.bytes").value()).isEqualTo(largest);
    assertThat(config.get("cleanup.policy").value()).isEqualTo("delete");
  }

  @Test
  void createsNoTopicForActionsOfNoPool() throws Exception {
    // When
    Set<String> topics = admin.listTopics().names().get();

    // Then
    assertThat(topics).doesNotContain(Topic.ACTIONS.topicName());
  }

  @ParameterizedTest
  @CsvSource({"l2nas.evaluators.default", "l2nas.evaluators.gpu"})
  void letsAShareGroupReadWhatCameBeforeItsFirstMember(String group) throws Exception {
    // When
    Config config = describe(ConfigResource.Type.GROUP, group);

    // Then
    assertThat(config.get("share.auto.offset.reset").value()).isEqualTo("earliest");
  }

  @Test
  void leavesWhatExistsAsItIs() throws Exception {
    // Given
    String topic = Topic.actionsOf("grown");
    TopicCreation.create(admin, List.of("grown"), 1);
    admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(7))).all().get();
    // A broker answers "unknown" until it has heard of a topic that the controller has made.
    await()
        .ignoreExceptionsInstanceOf(ExecutionException.class)
        .until(() -> partitionsOf(topic) == 7);

    // When
    TopicCreation.create(admin, List.of("grown"), 1);

    // Then
    assertThat(partitionsOf(topic)).isEqualTo(7);
  }

  @Test
  void saysWhichTopicCannotBeCreated() {
    // When // Then
    assertThatThrownBy(() -> TopicCreation.create(admin, List.of("replicated"), 3))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("topic l2nas.actions.v1.replicated could not be created")
        .hasMessageContaining("replication factor");
  }

  @Test
  void saysSoIfNoBrokerAnswers() {
    // Given
    Map<String, Object> nobody =
        Map.of(
            "bootstrap.servers", "127.0.0.1:1",
            "request.timeout.ms", "500",
            "default.api.timeout.ms", "500");

    // When // Then
    try (Admin unanswered = Admin.create(nobody)) {
      assertThatThrownBy(() -> TopicCreation.create(unanswered, POOLS, 1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageMatching("topic l2nas\\.\\S+ could not be created: .+");
    }
  }

  private static int partitionsOf(String topic) throws Exception {
    return admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get()
        .get(topic)
        .partitions()
        .size();
  }

  private static Config describe(ConfigResource.Type type, String name) throws Exception {
    ConfigResource resource = new ConfigResource(type, name);
    return admin.describeConfigs(List.of(resource)).all().get().get(resource);
  }
}
