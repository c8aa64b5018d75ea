package io.l2nas.messaging;

import io.l2nas.contracts.Topic;
import io.l2nas.contracts.Topic.Cleanup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * What is wrong with the topics of a broker: what would lose something, or make something come to
 * the wrong place, and not what is a matter of taste.
 */
final class TopicCheck {
  private static final String FOR_EVER = "-1";

  /** Of these a partition of the same number carries the same experiments. */
  private static final Set<Topic> ALIKE =
      Set.of(Topic.STATES, Topic.EVALUATIONS, Topic.CHECKPOINTS);

  /** Of these every instance reads the one partition. */
  private static final Set<Topic> READ_BY_ALL =
      Set.of(Topic.EVALUATORS, Topic.DEMANDS, Topic.TEAMS, Topic.QUARANTINES);

  private final Admin admin;
  private final List<String> complaints = new ArrayList<>();

  private TopicCheck(Admin admin) {
    this.admin = admin;
  }

  /**
   * Looks at every topic but those of the pools, which come and go.
   *
   * @return what is wrong, a sentence each
   * @throws ExecutionException if the broker does not answer
   */
  static List<String> complaints(Admin admin) throws ExecutionException, InterruptedException {
    TopicCheck check = new TopicCheck(admin);
    Map<Topic, Integer> partitions = check.partitions();
    check.compare(partitions);
    check.lookAtCleanup(partitions.keySet());
    return check.complaints;
  }

  private Map<Topic, Integer> partitions() throws ExecutionException, InterruptedException {
    List<Topic> topics =
        Arrays.stream(Topic.values()).filter(topic -> topic != Topic.ACTIONS).toList();
    var described =
        admin.describeTopics(topics.stream().map(Topic::topicName).toList()).topicNameValues();
    Map<Topic, Integer> partitions = new HashMap<>();
    for (Topic topic : topics) {
      try {
        partitions.put(topic, described.get(topic.topicName()).get().partitions().size());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
        complaints.add("the topic %s is missing".formatted(topic.topicName()));
      }
    }
    return partitions;
  }

  private void compare(Map<Topic, Integer> partitions) {
    Integer needed = partitions.get(Topic.STATES);
    partitions.forEach(
        (topic, number) -> {
          if (needed != null && ALIKE.contains(topic) && !number.equals(needed)) {
            complaints.add(
                "the topic %s has %d partitions and %s has %d; they must have as many"
                    .formatted(topic.topicName(), number, Topic.STATES.topicName(), needed));
          }
          if (READ_BY_ALL.contains(topic) && number > 1) {
            complaints.add(
                "the topic %s has %d partitions; it must have 1"
                    .formatted(topic.topicName(), number));
          }
        });
  }

  private void lookAtCleanup(Set<Topic> topics) throws ExecutionException, InterruptedException {
    Map<Topic, KafkaFuture<Config>> described = new HashMap<>();
    for (Topic topic : topics) {
      ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
      described.put(topic, admin.describeConfigs(List.of(resource)).values().get(resource));
    }
    for (Map.Entry<Topic, KafkaFuture<Config>> one : described.entrySet()) {
      lookAtCleanup(one.getKey(), one.getValue().get());
    }
  }

  private void lookAtCleanup(Topic topic, Config config) {
    String policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
    String retention = config.get(TopicConfig.RETENTION_MS_CONFIG).value();
    boolean deletes = policy.contains(TopicConfig.CLEANUP_POLICY_DELETE);
    boolean compacts = policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT);
    if (topic.cleanup() == Cleanup.KEEP_LATEST && deletes) {
      complain(topic, "cleanup.policy", policy, "compact: the latest record of each key is needed");
    }
    if (topic.cleanup() == Cleanup.KEEP && compacts) {
      complain(topic, "cleanup.policy", policy, "delete: every record is needed");
    }
    if (topic == Topic.STATES && deletes && !retention.equals(FOR_EVER)) {
      complain(topic, "retention.ms", retention, "-1: runs are rebuilt from it");
    }
  }

  private void complain(Topic topic, String setting, String value, String needed) {
    complaints.add(
        "%s of the topic %s is %s; it must be %s"
            .formatted(setting, topic.topicName(), value, needed));
  }
}
