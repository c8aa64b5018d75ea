package io.l2nas.embedded;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The settings of a broker that is alone: one replica of everything, nothing ever expires, few
 * threads and buffers, loopback only.
 */
final class BrokerSettings {
  static final int NODE_ID = 1;
  static final String BROKER = "BROKER";
  static final String CONTROLLER = "CONTROLLER";

  /** Nobody could take over from a lone broker, so fencing it after a pause would only hurt. */
  private static final Duration SESSION = Duration.ofMinutes(1);

  private BrokerSettings() {}

  static Map<String, String> of(String log, int brokerPort, int controllerPort) {
    Map<String, String> settings = new HashMap<>();
    settings.putAll(node(log, brokerPort, controllerPort));
    settings.putAll(internalTopics());
    settings.putAll(keepEverything());
    settings.putAll(smallFootprint());
    settings.put("broker.session.timeout.ms", millis(SESSION));
    settings.put("auto.create.topics.enable", "false");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("group.share.min.heartbeat.interval.ms", millis(ShareHeartbeat.SHORTEST));
    settings.put("group.share.heartbeat.interval.ms", millis(ShareHeartbeat.SHORTEST));
    return Map.copyOf(settings);
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }

  private static Map<String, String> node(String log, int brokerPort, int controllerPort) {
    String broker = BROKER + "://" + FreePorts.HOST + ":" + brokerPort;
    String controller = FreePorts.HOST + ":" + controllerPort;
    return Map.of(
        "node.id",
        Integer.toString(NODE_ID),
        "process.roles",
        "broker,controller",
        "log.dirs",
        log,
        "listeners",
        broker + "," + CONTROLLER + "://" + controller,
        "advertised.listeners",
        broker,
        "listener.security.protocol.map",
        BROKER + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
        "inter.broker.listener.name",
        BROKER,
        "controller.listener.names",
        CONTROLLER,
        "controller.quorum.voters",
        NODE_ID + "@" + controller);
  }

  private static Map<String, String> internalTopics() {
    return Map.of(
        "default.replication.factor", "1",
        "offsets.topic.replication.factor", "1",
        "offsets.topic.num.partitions", "2",
        "transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1",
        "transaction.state.log.num.partitions", "2",
        "share.coordinator.state.topic.replication.factor", "1",
        "share.coordinator.state.topic.min.isr", "1",
        "share.coordinator.state.topic.num.partitions", "2");
  }

  /** The defaults forget records and committed offsets after a week. */
  private static Map<String, String> keepEverything() {
    return Map.of(
        "log.retention.ms", "-1",
        "log.retention.bytes", "-1",
        "offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));
  }

  private static Map<String, String> smallFootprint() {
    return Map.of(
        "num.network.threads", "2",
        "num.io.threads", "4",
        "background.threads", "2",
        "group.coordinator.threads", "1",
        "share.coordinator.threads", "1",
        "log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20),
        "log.index.size.max.bytes", Integer.toString(1 << 20));
  }
}
