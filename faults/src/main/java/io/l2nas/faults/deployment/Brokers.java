package io.l2nas.faults.deployment;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;

/**
 * A cluster of brokers, each a JVM of its own that also is one of the controllers (KRaft). What is
 * killed is started again.
 */
public final class Brokers implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long BETWEEN_LOOKS_MILLIS = 250;

  private final List<Integer> ports;
  private final ClusterSettings settings;
  private final List<RestartedProcess> processes;
  private CompletableFuture<Void> whole = CompletableFuture.completedFuture(null);

  private Brokers(List<Integer> ports, ClusterSettings settings, List<RestartedProcess> processes) {
    this.ports = ports;
    this.settings = settings;
    this.processes = processes;
  }

  /** Returns when all of them take requests. */
  static Brokers start(Path folder, int count) throws IOException {
    List<Integer> ports = freePorts(2 * count);
    List<Integer> brokerPorts = List.copyOf(ports.subList(0, count));
    ClusterSettings settings = new ClusterSettings(brokerPorts, ports.subList(count, 2 * count));
    String cluster = Uuid.randomUuid().toString();
    List<RestartedProcess> processes = new ArrayList<>();
    for (int broker = 0; broker < count; broker++) {
      Path own = Files.createDirectories(folder.resolve("broker-" + broker));
      Path properties =
          new BrokerFolder(own)
              .prepare(cluster, ClusterSettings.nodeId(broker), settings.of(broker));
      processes.add(process(broker, own, properties));
    }
    Brokers brokers = new Brokers(brokerPorts, settings, processes);
    brokerPorts.forEach(Brokers::awaitListening);
    return brokers;
  }

  String bootstrapServers() {
    return settings.bootstrapServers();
  }

  public List<RestartedProcess> processes() {
    return processes;
  }

  /** SIGKILL. Until {@link #areWhole} again, no other may be killed. */
  public void kill(int broker) {
    processes.get(broker).kill();
    whole =
        CompletableFuture.runAsync(
            () -> awaitBack(broker), task -> new Thread(task, "broker-back").start());
  }

  /** SIGKILL to all; none comes back before {@link #comeBack}. */
  public void stayAway() {
    processes.forEach(RestartedProcess::stayAway);
  }

  /** Starts all of them again. */
  public void comeBack() {
    processes.forEach(RestartedProcess::comeBack);
  }

  /** Whether every broker has every record. */
  public boolean areWhole() {
    if (whole.isCompletedExceptionally()) {
      whole.join();
    }
    return whole.isDone();
  }

  @Override
  public void close() {
    processes.forEach(RestartedProcess::close);
  }

  private void awaitBack(int broker) {
    // It listens when the others have taken it in again, as one that has nothing yet.
    awaitListening(ports.get(broker));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!allInSync(admin)) {
        pauseUntil(deadline, "the brokers do not have all records again");
      }
    }
  }

  private static boolean allInSync(Admin admin) {
    try {
      ListTopicsOptions internalToo = new ListTopicsOptions().listInternal(true);
      var names = admin.listTopics(internalToo).names().get();
      return admin.describeTopics(names).allTopicNames().get().values().stream()
          .map(TopicDescription::partitions)
          .flatMap(List::stream)
          .allMatch(partition -> partition.isr().size() == partition.replicas().size());
    } catch (ExecutionException e) {
      return false; // A broker that does not answer has not come back.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for brokers", e);
    }
  }

  private static RestartedProcess process(int broker, Path folder, Path properties) {
    return RestartedProcess.start(
        "broker-" + broker,
        folder.resolve("log"),
        () ->
            JavaCommand.main(
                List.of("-Xmx384m", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"),
                "kafka.Kafka",
                properties.toString()),
        Map.of());
  }

  private static void awaitListening(int port) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!listens(port)) {
      pauseUntil(deadline, "no broker listens on port " + port);
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void pauseUntil(long deadline, String otherwise) {
    if (System.nanoTime() > deadline) {
      throw new IllegalStateException(otherwise + " after " + PATIENCE);
    }
    try {
      Thread.sleep(BETWEEN_LOOKS_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for brokers", e);
    }
  }

  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }
}
