package io.l2nas.embedded;

import io.l2nas.embedded.InfrastructureException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * The PostgreSQL programs of zonky's archives, unpacked once for each user and version. The folder
 * appears complete or not at all, also when several processes unpack at once.
 */
final class PostgresBinaries {
  private final String version;
  private final String platform;

  PostgresBinaries(String operatingSystem, String architecture) {
    this.version = version();
    this.platform = platform(operatingSystem, architecture);
  }

  static PostgresBinaries ofThisMachine() {
    return new PostgresBinaries(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /** The folder with {@code bin}, {@code lib} and {@code share}. */
  Path unpackedInto(Path cache) {
    Path target = cache.resolve(version + "-" + platform);
    if (Files.isDirectory(target)) {
      return target;
    }
    try (InputStream archive = archive()) {
      Path half = Files.createTempDirectory(cache, target.getFileName() + ".");
      Archive.unpack(archive, half);
      publish(half, target);
      return target;
    } catch (IOException e) {
      throw new InfrastructureException(
          Reason.FOLDER_UNUSABLE,
          ("Cannot unpack PostgreSQL into %s (%s). It needs 65 MB there; XDG_CACHE_HOME "
                  + "names another place.")
              .formatted(target, e),
          e);
    }
  }

  static String version() {
    try (InputStream version = PostgresBinaries.class.getResourceAsStream("postgres.version")) {
      return new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new IllegalStateException("The resource postgres.version cannot be read", e);
    }
  }

  static String platform(String operatingSystem, String architecture) {
    String system =
        operatingSystem.toLowerCase(Locale.ROOT).startsWith("mac")
            ? "darwin"
            : operatingSystem.toLowerCase(Locale.ROOT);
    String processor =
        switch (architecture) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> architecture;
        };
    return system + "-" + processor;
  }

  private InputStream archive() {
    InputStream archive =
        PostgresBinaries.class.getResourceAsStream("/postgres-%s.txz".formatted(platform));
    if (archive == null) {
      throw new InfrastructureException(
          Reason.PLATFORM_UNSUPPORTED,
          ("No PostgreSQL binaries for %s on the class path: this build has Linux on x86-64 "
                  + "and arm64 (macOS if built there). Use Docker, or a PostgreSQL of your own.")
              .formatted(platform));
    }
    return archive;
  }

  private static void publish(Path half, Path target) throws IOException {
    try {
      Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      FolderTree.delete(half);
      if (!Files.isDirectory(target)) {
        throw e;
      }
      // Another process was first; its folder is as good.
    }
  }
}
