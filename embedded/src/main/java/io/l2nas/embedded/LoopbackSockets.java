package io.l2nas.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The broker's listening sockets, bound on loopback before the broker starts: their ports are known
 * early and nobody can take them in between.
 */
final class LoopbackSockets implements ServerSocketFactory, AutoCloseable {
  private final Map<String, ServerSocketChannel> byListener;

  private LoopbackSockets(Map<String, ServerSocketChannel> byListener) {
    this.byListener = Map.copyOf(byListener);
  }

  /** Binds a free port for each listener. */
  static LoopbackSockets bind(List<String> listeners) throws IOException {
    Map<String, ServerSocketChannel> bound = new HashMap<>();
    try {
      for (String listener : listeners) {
        bound.put(listener, bindOne());
      }
      return new LoopbackSockets(bound);
    } catch (IOException e) {
      close(bound);
      throw e;
    }
  }

  int port(String listener) {
    return byListener.get(listener).socket().getLocalPort();
  }

  @Override
  public ServerSocketChannel openServerSocket(
      String listener, InetSocketAddress address, int backlog, int receiveBuffer) {
    return byListener.get(listener);
  }

  /** The broker closes what it was handed; this closes what it never asked for. */
  @Override
  public void close() throws IOException {
    close(byListener);
  }

  private static ServerSocketChannel bindOne() throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    channel.configureBlocking(false);
    return channel.bind(new InetSocketAddress(FreePorts.HOST, 0));
  }

  private static void close(Map<String, ServerSocketChannel> sockets) throws IOException {
    for (ServerSocketChannel socket : sockets.values()) {
      socket.close();
    }
  }
}
