package io.l2nas.embedded;

import io.l2nas.embedded.InfrastructureException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Free TCP ports on loopback. A port is free when it is chosen; another process may take it before
 * it is bound, so a start that finds it taken is tried again with another.
 */
final class FreePorts {
  static final String HOST = "127.0.0.1";
  private static final int ATTEMPTS = 5;

  private FreePorts() {}

  static int choose() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    }
  }

  /** A start that may find its port taken. */
  interface Start<T> {
    T on(int port) throws IOException;
  }

  /** Starts with a free port, and again with another as long as the start says PORT_TAKEN. */
  static <T> T startOnFreePort(Start<T> start) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return start.on(choose());
      } catch (InfrastructureException e) {
        if (e.reason() != Reason.PORT_TAKEN || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
