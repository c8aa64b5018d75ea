package io.l2nas.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.embedded.InfrastructureException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir Path parent;

  @Test
  void makesTheFolder() {
    // Given
    Path folder = parent.resolve("a/b");

    // When
    FolderLock.take(folder).close();

    // Then
    assertThat(folder).isDirectory();
  }

  @Test
  void isExclusive() {
    try (FolderLock lock = FolderLock.take(parent)) {
      assertThatThrownBy(() -> FolderLock.take(parent))
          .isInstanceOfSatisfying(
              InfrastructureException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.FOLDER_IN_USE))
          .hasMessageContaining(lock.folder().toString())
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void seesThroughLinks() throws Exception {
    // Given
    Path folder = Files.createDirectory(parent.resolve("folder"));
    Path link = Files.createSymbolicLink(parent.resolve("link"), folder);

    // When
    // Then
    try (FolderLock lock = FolderLock.take(folder)) {
      assertThat(lock.folder()).isEqualTo(folder.toRealPath());
      assertThatThrownBy(() -> FolderLock.take(link)).hasMessageContaining("in use");
    }
  }

  @Test
  void canBeTakenAgain() {
    // Given
    FolderLock.take(parent).close();

    // When
    // Then
    FolderLock.take(parent).close();
  }

  @Test
  void survivesTheAttemptsOfOthers() throws Exception {
    try (FolderLock lock = FolderLock.take(parent)) {
      // Given
      assertThatThrownBy(() -> FolderLock.take(lock.folder())).hasMessageContaining("in use");
      System.gc();

      // When
      try (ChildJvm child = ChildJvm.start(LockChild.class, List.of(), parent)) {

        // Then
        assertThat(child.value("refused")).contains("in use");
      }
    }
  }
}
