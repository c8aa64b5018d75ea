package io.l2nas.embedded;

import io.l2nas.embedded.InfrastructureException.Reason;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/**
 * The place for PostgreSQL's programs of the user who runs this JVM: {@code
 * $XDG_CACHE_HOME/l2nas/postgres}, else {@code ~/.cache/l2nas/postgres}, else {@code
 * l2nas-postgres-<user>} in the temporary folder for users without a writable home. Only this user
 * can write it, so what is executed from it is this user's.
 */
final class UserCache {
  private final Map<String, String> environment;
  private final Path home;
  private final Path temporary;
  private final String user;

  UserCache(Map<String, String> environment, Path home, Path temporary, String user) {
    this.environment = Map.copyOf(environment);
    this.home = home;
    this.temporary = temporary;
    this.user = user;
  }

  static UserCache ofThisProcess() {
    return new UserCache(
        System.getenv(),
        Path.of(System.getProperty("user.home")),
        Path.of(System.getProperty("java.io.tmpdir")),
        System.getProperty("user.name"));
  }

  Path folder() {
    Path preferred = preferred();
    try {
      return privateFolder(preferred);
    } catch (IOException e) {
      return inTemporary(preferred, e);
    }
  }

  private Path preferred() {
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path caches = Path.of(xdg).isAbsolute() ? Path.of(xdg) : home.resolve(".cache");
    return caches.resolve("l2nas").resolve("postgres");
  }

  private Path inTemporary(Path refused, IOException why) {
    Path fallback = temporary.resolve("l2nas-postgres-" + user.replaceAll("[^A-Za-z0-9._-]", "_"));
    try {
      return privateFolder(fallback);
    } catch (IOException e) {
      e.addSuppressed(why);
      throw new InfrastructureException(
          Reason.FOLDER_UNUSABLE,
          ("No folder to unpack PostgreSQL into: neither %s (%s) nor %s (%s). Set "
                  + "XDG_CACHE_HOME to a folder that is yours.")
              .formatted(refused, why, fallback, e),
          e);
    }
  }

  private static Path privateFolder(Path folder) throws IOException {
    Files.createDirectories(folder.getParent());
    try {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileAlreadyExistsException e) {
      checkIsOurs(folder);
    }
    return folder;
  }

  private static void checkIsOurs(Path folder) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
    if (permissions.contains(PosixFilePermission.GROUP_WRITE)
        || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new IOException("others may write it");
    }
    Path probe = Files.createTempFile(folder, "owner", null);
    try {
      if (!Files.getOwner(probe).equals(Files.getOwner(folder))) {
        throw new IOException("it belongs to " + Files.getOwner(folder));
      }
    } finally {
      Files.delete(probe);
    }
  }
}
