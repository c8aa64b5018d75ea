package io.l2nas.faults.deployment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The settings of brokers that share everything: each record on every one of them, and taken when
 * all but one have it. Who does not answer for six seconds is left out.
 */
final class ClusterSettings {
  static final String CONTROLLER = "CONTROLLER";
  static final String HOST = "127.0.0.1";
  private static final String BROKER = "BROKER";

  private final List<Integer> brokerPorts;
  private final List<Integer> controllerPorts;

  ClusterSettings(List<Integer> brokerPorts, List<Integer> controllerPorts) {
    this.brokerPorts = List.copyOf(brokerPorts);
    this.controllerPorts = List.copyOf(controllerPorts);
  }

  /** Of the broker with that number; the first is 0. */
  Map<String, String> of(int broker) {
    Map<String, String> settings = new HashMap<>(node(broker));
    settings.putAll(replication());
    settings.put("auto.create.topics.enable", "false");
    settings.put("group.min.session.timeout.ms", "1000");
    settings.putAll(smallFootprint());
    if (brokerPorts.size() > 1) {
      // As docs/configuration.md has it: a lost broker is noticed soon. One alone would only fence
      // itself when the machine is busy.
      settings.put("broker.session.timeout.ms", "3000");
      settings.put("broker.heartbeat.interval.ms", "500");
    }
    // As docs/configuration.md has it for a pool that is small.
    settings.put("group.share.min.heartbeat.interval.ms", "1000");
    settings.put("group.share.heartbeat.interval.ms", "1000");
    return settings;
  }

  /** The number by which the others know it. */
  static int nodeId(int broker) {
    return broker + 1;
  }

  String bootstrapServers() {
    return brokerPorts.stream().map(port -> HOST + ":" + port).collect(Collectors.joining(","));
  }

  private Map<String, String> node(int broker) {
    String listener = BROKER + "://" + HOST + ":" + brokerPorts.get(broker);
    String controller = HOST + ":" + controllerPorts.get(broker);
    return Map.of(
        "node.id",
        String.valueOf(nodeId(broker)),
        "process.roles",
        "broker,controller",
        "listeners",
        listener + "," + CONTROLLER + "://" + controller,
        "advertised.listeners",
        listener,
        "listener.security.protocol.map",
        BROKER + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
        "inter.broker.listener.name",
        BROKER,
        "controller.listener.names",
        CONTROLLER,
        "controller.quorum.voters",
        IntStream.range(0, controllerPorts.size())
            .mapToObj(other -> nodeId(other) + "@" + HOST + ":" + controllerPorts.get(other))
            .collect(Collectors.joining(",")));
  }

  private Map<String, String> replication() {
    String all = String.valueOf(brokerPorts.size());
    String most = String.valueOf(Math.max(1, brokerPorts.size() - 1));
    return Map.of(
        "default.replication.factor", all,
        "min.insync.replicas", most,
        "offsets.topic.replication.factor", all,
        "offsets.topic.num.partitions", "6",
        "transaction.state.log.replication.factor", all,
        "transaction.state.log.min.isr", most,
        "transaction.state.log.num.partitions", "3",
        "share.coordinator.state.topic.replication.factor", all,
        "share.coordinator.state.topic.min.isr", most,
        "share.coordinator.state.topic.num.partitions", "3");
  }

  private static Map<String, String> smallFootprint() {
    return Map.of(
        "num.network.threads", "2",
        "num.io.threads", "4",
        "background.threads", "2",
        "log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20),
        "log.index.size.max.bytes", Integer.toString(1 << 20));
  }
}
