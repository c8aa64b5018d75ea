package io.l2nas.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.FaultHandlerFactory;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.controller.ControllerRequestContext;
import org.apache.kafka.metadata.bootstrap.BootstrapDirectory;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;

/**
 * One controller and one broker, put together as {@link KafkaRaftServer} does, but for three
 * things: the sockets are bound beforehand, a failed start throws instead of halting the JVM, and
 * the broker does not wait for the session of a killed predecessor.
 */
final class LoneNode implements AutoCloseable {
  private static final long LIMIT_SECONDS = 120;

  private final LoopbackSockets sockets;
  private final ControllerServer controller;
  private final BrokerServer broker;

  private LoneNode(LoopbackSockets sockets, ControllerServer controller, BrokerServer broker) {
    this.sockets = sockets;
    this.controller = controller;
    this.broker = broker;
  }

  static LoneNode in(KafkaFolder folder) throws IOException {
    LoopbackSockets sockets =
        LoopbackSockets.bind(List.of(BrokerSettings.BROKER, BrokerSettings.CONTROLLER));
    try {
      String log = folder.log().toString();
      SharedServer shared = shared(log, sockets);
      return new LoneNode(
          sockets,
          new ControllerServer(
              shared, KafkaRaftServer.configSchema(), new BootstrapDirectory(log).read()),
          new BrokerServer(shared));
    } catch (Exception e) {
      sockets.close();
      throw new IOException("Cannot read " + folder.log(), e);
    }
  }

  int port() {
    return sockets.port(BrokerSettings.BROKER);
  }

  /** Returns when the broker takes requests. */
  void start(boolean predecessorWasKilled) throws Exception {
    controller.startup();
    if (predecessorWasKilled) {
      forgetPredecessor();
    }
    broker.startup();
  }

  @Override
  public void close() throws IOException {
    try (sockets) {
      broker.shutdown();
      controller.shutdown();
      broker.awaitShutdown();
      controller.awaitShutdown();
    }
  }

  private static SharedServer shared(String log, LoopbackSockets sockets) throws IOException {
    int controllerPort = sockets.port(BrokerSettings.CONTROLLER);
    KafkaConfig config =
        new KafkaConfig(
            BrokerSettings.of(log, sockets.port(BrokerSettings.BROKER), controllerPort));
    MetaPropertiesEnsemble folders =
        new MetaPropertiesEnsemble.Loader().addMetadataLogDir(log).addLogDirs(List.of(log)).load();
    return new SharedServer(
        config,
        folders,
        Time.SYSTEM,
        Server.initializeMetrics(config, Time.SYSTEM, folders.clusterId().orElseThrow()),
        CompletableFuture.completedFuture(
            Map.of(BrokerSettings.NODE_ID, new InetSocketAddress(FreePorts.HOST, controllerPort))),
        List.of(),
        startFaultsAreThrown(),
        sockets);
  }

  private static FaultHandlerFactory startFaultsAreThrown() {
    FaultHandlerFactory standard = new StandardFaultHandlerFactory();
    return (name, fatal, action) ->
        name.equals("controller startup")
            ? (fault, cause) -> new KafkaException(fault, cause)
            : standard.build(name, fatal, action);
  }

  /**
   * The controller refuses a new broker for as long as it believes in the killed one's session,
   * which it counts from its own start.
   */
  private void forgetPredecessor() throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!controller.controller().isActive()) {
      if (System.nanoTime() > deadline) {
        throw new TimeoutException("The controller was not elected in " + LIMIT_SECONDS + " s");
      }
      Thread.sleep(5);
    }
    try {
      controller
          .controller()
          .unregisterBroker(nobodysRequest(), BrokerSettings.NODE_ID)
          .get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof BrokerIdNotRegisteredException)) {
        throw e;
      }
      // It was killed before it had registered.
    }
  }

  private static ControllerRequestContext nobodysRequest() {
    return new ControllerRequestContext(
        new RequestHeaderData(), KafkaPrincipal.ANONYMOUS, OptionalLong.empty());
  }
}
