package io.l2nas.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Both run for an ordinary user as well, with a home of their own and without. Only root can become
 * somebody else to try it; where the build is an ordinary user's, all other tests have tried it.
 */
class OrdinaryUserIT {
  private static final String NOBODY = "65534";

  @TempDir Path shared;

  @BeforeEach
  void becomeSomebodyElse() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "the build is an ordinary user's");
    assumeTrue(hasSetpriv(), "setpriv is not there to change the user with");
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  @Test
  void startsForAUserWithAHome() throws Exception {
    // Given
    Path home = folderOfNobody("home");
    Path data = folderOfNobody("data");

    // When
    try (ChildJvm child = startAsNobody(home, data)) {

      // Then
      assertThat(child.value("version")).startsWith("17.");
      child.value("ready");
      assertThat(home.resolve(".cache/l2nas/postgres")).isDirectory();
      child.askToClose();
      child.value("closed");
    }
  }

  @Test
  void startsForAUserWithoutAHome() throws Exception {
    // Given
    Path data = folderOfNobody("data");

    // When
    try (ChildJvm child = startAsNobody(Path.of("/nonexistent"), data)) {

      // Then
      child.value("ready");
      try (Stream<Path> caches = Files.list(shared)) {
        assertThat(caches)
            .anyMatch(path -> path.getFileName().toString().startsWith("l2nas-postgres-"));
      }
    }
  }

  private ChildJvm startAsNobody(Path home, Path data) throws IOException {
    return ChildJvm.start(
        List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"),
        readableClassPath(),
        InfrastructureChild.class,
        List.of("-Duser.home=" + home, "-Djava.io.tmpdir=" + shared),
        data);
  }

  private Path folderOfNobody(String name) throws IOException {
    Path folder = Files.createDirectory(shared.resolve(name));
    Files.setAttribute(folder, "unix:uid", Integer.parseInt(NOBODY));
    return folder;
  }

  /** Root's repository of jars is not for others' eyes. */
  private String readableClassPath() throws IOException {
    List<String> copies = new ArrayList<>();
    for (String entry : ChildJvm.classPath().split(File.pathSeparator)) {
      Path copy = shared.resolve("class-path").resolve(Integer.toString(copies.size()));
      linkTree(Path.of(entry), copy);
      copies.add(copy.toString());
    }
    return String.join(File.pathSeparator, copies);
  }

  private static void linkTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        linkOrCopy(file, target);
      }
    }
  }

  private static void linkOrCopy(Path file, Path target) throws IOException {
    try {
      Files.createLink(target, file);
    } catch (IOException e) {
      // Another file system.
      Files.copy(file, target);
    }
  }

  private static boolean hasSetpriv() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "setpriv")));
  }
}
