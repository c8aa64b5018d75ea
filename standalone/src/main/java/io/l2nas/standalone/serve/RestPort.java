package io.l2nas.standalone.serve;

import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.Stream;

/** The port that somebody asked for: it may be another's, and then the option is at fault. */
final class RestPort {
  private RestPort() {}

  /**
   * Finds out early, before broker and database are started in vain.
   *
   * @throws CommandException if the port cannot be had
   */
  static void requireFree(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      // Free, and let go again: the services bind it when broker and database are up.
    } catch (IOException e) {
      throw taken(port, e);
    }
  }

  /** What a start that failed means: the port may have been taken since it was free. */
  static RuntimeException explain(int port, RuntimeException failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
            .anyMatch(BindException.class::isInstance)
        ? taken(port, failure)
        : failure;
  }

  private static CommandException taken(int port, Exception cause) {
    return new CommandException(
        ExitCode.USAGE,
        "--port is %d, and another process may use it, for this machine refuses it; stop that process, or give another port"
            .formatted(port),
        cause);
  }
}
