package io.l2nas.embedded;

import java.nio.file.Path;

/** Tries to take a folder and says what came of it. */
final class LockChild {
  private LockChild() {}

  public static void main(String[] arguments) {
    try (FolderLock lock = FolderLock.take(Path.of(arguments[0]))) {
      System.out.println("refused=no, took " + lock.folder());
    } catch (InfrastructureException e) {
      System.out.println("refused=" + e.getMessage());
    }
  }
}
