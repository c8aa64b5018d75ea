package io.l2nas.messaging;

import io.l2nas.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topics of the table {@link Topic}, and what belongs to them; what exists is left as
 * it is.
 */
public final class TopicCreation {
  private static final String AN_HOUR = String.valueOf(Duration.ofHours(1).toMillis());
  private static final String A_WEEK = String.valueOf(Duration.ofDays(7).toMillis());

  /**
   * A state repeats what its outcome reports, and a dead letter adds its reason: both may be larger
   * than the record that they answer, and must find room all the same.
   */
  private static final String ROOM_FOR_ANSWERS = String.valueOf(4 * 1024 * 1024);

  /** An agent with large networks and a long memory must find room. */
  private static final String ROOM_FOR_AGENTS = String.valueOf(16 * 1024 * 1024);

  /** Whoever starts reads what is left, and should not have to read much of what is outdated. */
  private static final Map<String, String> CLEANED_SOON =
      Map.of(
          TopicConfig.SEGMENT_MS_CONFIG,
          String.valueOf(Duration.ofMinutes(10).toMillis()),
          TopicConfig.SEGMENT_BYTES_CONFIG,
          String.valueOf(16 * 1024 * 1024),
          TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
          "0.1",
          // How old a report is, is asked of the broker's clock, not of a hundred evaluators'.
          TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
          "LogAppendTime");

  private static final String OFFSET_RESET = "share.auto.offset.reset";
  private static final long BETWEEN_LOOKS_MILLIS = 20;

  private TopicCreation() {}

  /**
   * Creates every topic, and for each pool its own.
   *
   * @param replicas how many brokers keep each record
   * @throws IllegalStateException if a topic could not be created
   */
  public static void create(Admin admin, Collection<String> pools, int replicas) {
    List<NewTopic> topics = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      if (topic != Topic.ACTIONS) {
        topics.add(newTopic(topic, topic.topicName(), replicas));
      }
    }
    pools.forEach(pool -> topics.add(newTopic(Topic.ACTIONS, Topic.actionsOf(pool), replicas)));
    admin.createTopics(topics).values().forEach(TopicCreation::awaitCreation);
    pools.forEach(pool -> readFromTheStart(admin, Topic.evaluatorsOf(pool)));
  }

  private static NewTopic newTopic(Topic topic, String name, int replicas) {
    Map<String, String> configs = new HashMap<>();
    switch (topic.cleanup()) {
      case KEEP -> {
        configs.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
        configs.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
      }
      case KEEP_LATEST -> {
        configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        configs.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
        configs.putAll(CLEANED_SOON);
      }
      case KEEP_LATEST_FOR_AN_HOUR -> {
        configs.put(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE);
        configs.put(TopicConfig.RETENTION_MS_CONFIG, AN_HOUR);
        configs.putAll(CLEANED_SOON);
      }
      case DELETE_AFTER_A_WEEK -> configs.put(TopicConfig.RETENTION_MS_CONFIG, A_WEEK);
    }
    if (topic == Topic.STATES || topic == Topic.DEAD_LETTERS) {
      configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, ROOM_FOR_ANSWERS);
    } else if (topic == Topic.CHECKPOINTS) {
      configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, ROOM_FOR_AGENTS);
    }
    return new NewTopic(name, topic.partitions(), (short) replicas).configs(configs);
  }

  /**
   * A new share group would begin at the latest record, and lose the actions that came before its
   * first member. The setting is made by the controller and obeyed by the broker, so this waits
   * until the broker has heard of it: a member that comes earlier would begin at the end for good.
   */
  private static void readFromTheStart(Admin admin, String shareGroup) {
    ConfigEntry fromTheStart = new ConfigEntry(OFFSET_RESET, "earliest");
    ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, shareGroup);
    await(
        admin
            .incrementalAlterConfigs(
                Map.of(group, List.of(new AlterConfigOp(fromTheStart, AlterConfigOp.OpType.SET))))
            .all(),
        "share group " + shareGroup);
    while (!fromTheStart.value().equals(offsetReset(admin, group))) {
      pause(shareGroup);
    }
  }

  private static String offsetReset(Admin admin, ConfigResource group) {
    return await(admin.describeConfigs(List.of(group)).all(), "share group " + group.name())
        .get(group)
        .get(OFFSET_RESET)
        .value();
  }

  private static void pause(String what) {
    try {
      Thread.sleep(BETWEEN_LOOKS_MILLIS);
    } catch (InterruptedException e) {
      throw interrupted(what, e);
    }
  }

  private static void awaitCreation(String topic, KafkaFuture<Void> creation) {
    try {
      creation.get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException(
            "topic " + topic + " could not be created: " + e.getCause().getMessage(), e);
      }
    } catch (InterruptedException e) {
      throw interrupted(topic, e);
    }
  }

  private static <T> T await(KafkaFuture<T> future, String what) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          what + " could not be configured: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      throw interrupted(what, e);
    }
  }

  private static IllegalStateException interrupted(String what, InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while waiting for " + what, e);
  }
}
