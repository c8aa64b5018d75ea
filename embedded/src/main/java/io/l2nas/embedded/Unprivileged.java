package io.l2nas.embedded;

import com.sun.security.auth.module.UnixSystem;
import io.l2nas.embedded.InfrastructureException.Reason;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. As root, its programs are run in a user namespace of their
 * own, where they are nobody, while the files they write still belong to root.
 */
final class Unprivileged {
  private static final long ROOT = 0;

  private Unprivileged() {}

  /** What to put before a PostgreSQL command: nothing for an ordinary user. */
  static List<String> prefix() {
    if (new UnixSystem().getUid() != ROOT) {
      return List.of();
    }
    if (!canUnshare()) {
      throw new InfrastructureException(
          Reason.PLATFORM_UNSUPPORTED,
          "PostgreSQL does not run as root, and `unshare -U` is not there or not allowed "
              + "here (usual in containers). Run l2nas as an ordinary user, for instance with "
              + "`docker run --user 1000`.");
    }
    return List.of("unshare", "-U");
  }

  private static boolean canUnshare() {
    try {
      // initdb looks its user's name up, so the name must exist as well.
      return new ProcessBuilder("unshare", "-U", "id", "-un")
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
