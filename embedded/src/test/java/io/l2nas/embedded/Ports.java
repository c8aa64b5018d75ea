package io.l2nas.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;

/** Who answers on which port of this machine. */
final class Ports {
  private static final int LIMIT_MILLISECONDS = 10_000;

  private Ports() {}

  static boolean answers(InetAddress host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), LIMIT_MILLISECONDS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  static boolean answersOnLoopback(int port) {
    return answers(InetAddress.getLoopbackAddress(), port);
  }

  /** An address by which other machines reach this one, if it has any. */
  static Optional<InetAddress> outsideAddress() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
        .findFirst();
  }
}
