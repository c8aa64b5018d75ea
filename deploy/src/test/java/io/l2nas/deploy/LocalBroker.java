package io.l2nas.deploy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A broker with whatever settings, on a fresh folder, as its scripts format and start it. */
public final class LocalBroker implements AutoCloseable {
  private final KafkaRaftServer server;

  private LocalBroker(KafkaRaftServer server) {
    this.server = server;
  }

  /** Returns when it takes requests. */
  public static LocalBroker start(Map<String, String> settings) throws Exception {
    String folder = settings.get("log.dirs");
    new Formatter()
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(Integer.parseInt(settings.get("node.id")))
        .setControllerListenerName(settings.get("controller.listener.names"))
        .addDirectory(folder)
        .setMetadataLogDirectory(folder)
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .run();
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
    server.startup();
    return new LocalBroker(server);
  }

  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
