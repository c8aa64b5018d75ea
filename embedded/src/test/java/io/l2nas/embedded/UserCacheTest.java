package io.l2nas.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCacheTest {
  @TempDir Path root;
  private Path temporary;

  @BeforeEach
  void makeTemporaryFolder() throws Exception {
    temporary = Files.createDirectory(root.resolve("tmp"));
  }

  @Test
  void isInTheHome() throws Exception {
    // When
    Path folder = cache(Map.of(), root.resolve("home")).folder();

    // Then
    assertThat(folder).isEqualTo(root.resolve("home/.cache/l2nas/postgres"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  @Test
  void followsXdgCacheHome() {
    // Given
    Map<String, String> environment = Map.of("XDG_CACHE_HOME", root.resolve("xdg").toString());

    // When
    Path folder = cache(environment, root.resolve("home")).folder();

    // Then
    assertThat(folder).isEqualTo(root.resolve("xdg/l2nas/postgres"));
  }

  @Test
  void ignoresARelativeXdgCacheHomeAsItsStandardSays() {
    // When
    Path folder = cache(Map.of("XDG_CACHE_HOME", "xdg"), root.resolve("home")).folder();

    // Then
    assertThat(folder).isEqualTo(root.resolve("home/.cache/l2nas/postgres"));
  }

  @Test
  void isInTheTemporaryFolderForAUserWithoutAHome() throws Exception {
    // Given
    Path notAFolder = Files.createFile(root.resolve("file"));

    // When
    Path folder = cache(Map.of(), notAFolder).folder();

    // Then
    assertThat(folder).isEqualTo(temporary.resolve("l2nas-postgres-some_one"));
  }

  @Test
  void isNotWhereOthersMayWrite() throws Exception {
    // Given
    Path open = Files.createDirectories(root.resolve("home/.cache/l2nas/postgres"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

    // When
    Path folder = cache(Map.of(), root.resolve("home")).folder();

    // Then
    assertThat(folder).isEqualTo(temporary.resolve("l2nas-postgres-some_one"));
  }

  @Test
  void isFoundAgain() {
    // Given
    Path folder = cache(Map.of(), root.resolve("home")).folder();

    // When
    // Then
    assertThat(cache(Map.of(), root.resolve("home")).folder()).isEqualTo(folder);
  }

  @Test
  void saysWhatToDoWhenThereIsNoPlace() throws Exception {
    // Given
    Path notAFolder = Files.createFile(root.resolve("file"));
    Files.createFile(temporary.resolve("l2nas-postgres-some_one"));

    // When
    // Then
    assertThatThrownBy(() -> cache(Map.of(), notAFolder).folder())
        .isInstanceOf(InfrastructureException.class)
        .hasMessageContaining("l2nas-postgres-some_one")
        .hasMessageContaining("XDG_CACHE_HOME");
  }

  private UserCache cache(Map<String, String> environment, Path home) {
    return new UserCache(environment, home, temporary, "some one");
  }
}
