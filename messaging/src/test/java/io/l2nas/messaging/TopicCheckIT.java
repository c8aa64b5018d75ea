package io.l2nas.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.l2nas.contracts.Topic;
import io.l2nas.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a broker of its own, for it spoils the topics. */
class TopicCheckIT {
  @TempDir private static Path folder;

  private static EmbeddedKafka kafka;
  private static Admin admin;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start(folder);
    admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }

  @AfterAll
  static void stop() {
    admin.close();
    kafka.close();
  }

  @BeforeEach
  void create() throws Exception {
    TopicCreation.create(admin, List.of("default"), 1);
    await().until(() -> admin.listTopics().names().get().size() >= Topic.values().length);
  }

  @Test
  void whatIsCreatedHereFits() throws Exception {
    // When
    // Then
    await().untilAsserted(() -> assertThat(TopicCheck.complaints(admin)).isEmpty());
  }

  @Test
  void aMissingTopicIsNamed() throws Exception {
    // When
    admin.deleteTopics(List.of(Topic.RECALLS.topicName())).all().get();

    // Then
    awaitComplaint("the topic l2nas.recalls.v1 is missing");
  }

  @Test
  void anotherNumberOfPartitionsIsNamed() throws Exception {
    // When
    admin
        .createPartitions(Map.of(Topic.EVALUATIONS.topicName(), NewPartitions.increaseTo(5)))
        .all()
        .get();

    // Then
    awaitComplaint(
        "the topic l2nas.evaluations.v1 has 5 partitions and l2nas.states.v1 has 4; they must have"
            + " as many");
    delete(Topic.EVALUATIONS);
  }

  @Test
  void whatEveryInstanceReadsIsInOnePartition() throws Exception {
    // When
    admin
        .createPartitions(Map.of(Topic.TEAMS.topicName(), NewPartitions.increaseTo(2)))
        .all()
        .get();

    // Then
    awaitComplaint("the topic l2nas.teams.v1 has 2 partitions; it must have 1");
    delete(Topic.TEAMS);
  }

  @Test
  void whatWouldLoseRecordsIsNamed() throws Exception {
    // When
    set(Topic.STATES, "retention.ms", "604800000");
    set(Topic.QUARANTINES, "cleanup.policy", "delete");

    // Then
    awaitComplaint(
        "retention.ms of the topic l2nas.states.v1 is 604800000; it must be -1: runs are rebuilt"
            + " from it");
    awaitComplaint(
        "cleanup.policy of the topic l2nas.quarantines.v1 is delete; it must be compact: the latest"
            + " record of each key is needed");
    delete(Topic.STATES, Topic.QUARANTINES);
  }

  @Test
  void aBrokerThatDoesNotAnswerIsNoComplaint() {
    // Given
    Map<String, Object> nobody =
        Map.of(
            "bootstrap.servers", "127.0.0.1:1",
            "request.timeout.ms", "500",
            "default.api.timeout.ms", "500");

    // When
    // Then
    try (Admin unanswered = Admin.create(nobody)) {
      assertThatThrownBy(() -> TopicCheck.complaints(unanswered))
          .isInstanceOf(ExecutionException.class);
    }
  }

  private static void awaitComplaint(String complaint) {
    await().untilAsserted(() -> assertThat(TopicCheck.complaints(admin)).contains(complaint));
  }

  private static void set(Topic topic, String setting, String value) throws Exception {
    admin
        .incrementalAlterConfigs(
            Map.of(
                new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName()),
                List.of(
                    new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET))))
        .all()
        .get();
  }

  /** The next test makes them anew. */
  private static void delete(Topic... topics) throws Exception {
    List<String> names = Arrays.stream(topics).map(Topic::topicName).toList();
    admin.deleteTopics(names).all().get();
    await()
        .untilAsserted(
            () -> assertThat(admin.listTopics().names().get()).doesNotContainAnyElementsOf(names));
  }
}
