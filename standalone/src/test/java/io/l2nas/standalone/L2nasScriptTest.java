package io.l2nas.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code l2nas} in a home of its own, with a Java and a Maven that only tell of it. */
@DisabledOnOs(OS.WINDOWS)
class L2nasScriptTest {
  private static final Path SCRIPT = Path.of("..", "l2nas");

  @TempDir private Path folder;

  private Path home;
  private Path jdk;

  private record Run(int code, String out, String err) {}

  @BeforeEach
  void makeHome() throws IOException {
    home = Files.createDirectories(folder.resolve("home with a space"));
    Files.copy(SCRIPT, home.resolve("l2nas"));
    executable(home.resolve("l2nas"), Files.readString(SCRIPT));
    executable(
        home.resolve("mvnw"),
        """
        #!/bin/sh
        echo "maven $*"
        [ -f fail ] && exit 1
        mkdir -p "$(dirname "%1$s")" && touch "%1$s"
        """
            .formatted(jar()));
    Files.createDirectories(home.resolve("core/src/main"));
    Files.writeString(home.resolve("pom.xml"), "");
    Files.writeString(home.resolve("core/pom.xml"), "");
    jdk = jdk("jdk-21", "21.0.2");
  }

  @Test
  void theFirstUseBuildsAndThenRuns() throws Exception {
    // When
    Run run = run(Map.of("JAVA_HOME", jdk.toString()), "search", "--set", "a b");

    // Then
    assertThat(run.code()).isEqualTo(7);
    assertThat(run.out()).contains("[search][--set][a b]").doesNotContain("maven");
    assertThat(run.err()).contains("building (first use").contains("built in");
    assertThat(home.resolve(".l2nas/build.log"))
        .content()
        .contains("maven -q -B -DskipTests -pl standalone -am package");
  }

  @Test
  void theNextUseRunsAtOnceAndFromAnywhere() throws Exception {
    // Given
    run(Map.of("JAVA_HOME", jdk.toString()));
    Path link = Files.createSymbolicLink(folder.resolve("link"), home.resolve("l2nas"));
    Path linkToLink = Files.createSymbolicLink(folder.resolve("l2"), link.getFileName());

    // When
    Run run = start(linkToLink, Map.of("JAVA_HOME", jdk.toString()), List.of("list"));

    // Then
    assertThat(run.code()).isEqualTo(7);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("[list]");
  }

  @Test
  void whatIsNewerThanTheJarIsBuilt() throws Exception {
    // Given
    run(Map.of("JAVA_HOME", jdk.toString()));
    Path source = Files.writeString(home.resolve("core/src/main/A.java"), "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));

    // When
    Run run = run(Map.of("JAVA_HOME", jdk.toString()), "list");

    // Then
    assertThat(run.err()).contains("building (sources have changed");
  }

  @Test
  void aBuildThatFailsIsShown() throws Exception {
    // Given
    Files.writeString(home.resolve("fail"), "");

    // When
    Run run = run(Map.of("JAVA_HOME", jdk.toString()), "list");

    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("maven -q").contains("the build failed; the whole log is in");
  }

  @Test
  void anOldJavaHomeIsPassedBy() throws Exception {
    // Given
    Path old = jdk("jdk-11", "11.0.22");
    Path ancient = jdk("jdk-8", "1.8.0_402");

    // When
    Run fromPath =
        run(Map.of("JAVA_HOME", old.toString(), "PATH", jdk + "/bin:" + System.getenv("PATH")));
    Run ancientRun =
        run(Map.of("JAVA_HOME", ancient.toString(), "PATH", jdk + "/bin:" + System.getenv("PATH")));

    // Then
    assertThat(fromPath.out()).contains("java of jdk-21");
    assertThat(ancientRun.out()).contains("java of jdk-21");
  }

  @Test
  void flagsCanBeAdded() throws Exception {
    // When
    Run run = run(Map.of("JAVA_HOME", jdk.toString(), "L2NAS_JAVA_OPTS", "-Xmx2g -Da=b"), "list");

    // Then
    assertThat(run.out()).contains("[-Xmx2g][-Da=b][-jar]");
  }

  @Test
  void whatIsNoTerminalIsNotTakenForOne() throws Exception {
    assertThat(run(Map.of("JAVA_HOME", jdk.toString())).out()).contains("terminal=<>");
  }

  private Path jar() throws IOException {
    return home.resolve(
        Files.readString(SCRIPT)
            .lines()
            .filter(line -> line.startsWith("jar="))
            .reduce((first, last) -> last)
            .orElseThrow()
            .replaceFirst("jar=\\$home/", ""));
  }

  private Path jdk(String name, String version) throws IOException {
    Path bin = Files.createDirectories(folder.resolve(name).resolve("bin"));
    Files.writeString(
        folder.resolve(name).resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    executable(bin.resolve("javac"), "#!/bin/sh\n");
    executable(
        bin.resolve("java"),
        """
        #!/bin/sh
        echo "java of %s, terminal=<$L2NAS_TERMINAL>"
        printf '[%%s]' "$@"
        exit 7
        """
            .formatted(name));
    return folder.resolve(name);
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Run run(Map<String, String> environment, String... arguments) throws Exception {
    return start(home.resolve("l2nas"), environment, List.of(arguments));
  }

  private Run start(Path script, Map<String, String> environment, List<String> arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("L2NAS_.*|COLUMNS|JAVA_HOME"));
    builder.environment().putAll(environment);
    Path err = folder.resolve("stderr");
    Process process = builder.redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), out, Files.readString(err));
  }
}
