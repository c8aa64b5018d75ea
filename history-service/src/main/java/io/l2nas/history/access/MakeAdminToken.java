package io.l2nas.history.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Writes a token that nobody had before into a file that nobody else reads, for {@code
 * l2nas.access.admin-token-file}. A file that is there stays as it is.
 */
public final class MakeAdminToken {
  private MakeAdminToken() {}

  /**
   * @param arguments the file
   */
  public static void main(String... arguments) throws IOException {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("the file for the token is missing; give its path");
    }
    make(Path.of(arguments[0]));
    System.out.println("the token of the administrator is in " + arguments[0]);
  }

  static void make(Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    Path whole =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            "token",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(whole, NewToken.random().text() + "\n");
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
