package io.l2nas.embedded.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;

/**
 * The Docker engine, if one answers. It looks for an address first: Testcontainers' own search
 * takes its time and logs an error where there is none.
 */
final class DockerEngine {
  private DockerEngine() {}

  static boolean answers() {
    return hasAddress() && hasTestcontainers() && Client.answers();
  }

  private static boolean hasAddress() {
    return System.getenv("DOCKER_HOST") != null || sockets().stream().anyMatch(Files::exists);
  }

  private static List<Path> sockets() {
    Path home = Path.of(System.getProperty("user.home"));
    Path run = Path.of(Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR")).orElse("/run"));
    return List.of(
        Path.of("/var/run/docker.sock"),
        run.resolve("docker.sock"),
        home.resolve(".docker/run/docker.sock"));
  }

  private static boolean hasTestcontainers() {
    try {
      Class.forName(
          "org.testcontainers.DockerClientFactory", false, DockerEngine.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Apart, so that Testcontainers may be missing. */
  private static final class Client {
    static boolean answers() {
      return DockerClientFactory.instance().isDockerAvailable();
    }
  }
}
