package io.l2nas.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.l2nas.deploy.Dockerfile.Instruction;
import io.l2nas.deploy.Dockerfile.Stage;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No engine builds the images here: what can be said without one is said here and in ImageIT. */
class DockerfileTest {
  private final Dockerfile dockerfile =
      Dockerfile.of(Repository.text(Repository.file("Dockerfile")));

  @Test
  void everyBaseIsPinned() {
    Set<String> ownStages =
        dockerfile.stages().stream().map(Stage::name).collect(Collectors.toSet());

    List<String> foreign =
        dockerfile.stages().stream()
            .map(Stage::from)
            .filter(base -> !base.isEmpty() && !ownStages.contains(base))
            .filter(base -> !base.equals("${DEVICE}"))
            .toList();

    assertThat(foreign).hasSize(3).allMatch(Images::isPinned);
  }

  @Test
  void theDeviceIsTheNameOfAStage() {
    assertThat(dockerfile.stages().get(0).only("ARG").rest()).isEqualTo("DEVICE=cpu");
    assertThat(dockerfile.last().from()).isEqualTo("${DEVICE}");
    assertThat(dockerfile.stages()).extracting(Stage::name).contains("cpu", "gpu");
  }

  @Test
  void serviceRunsAsNobodyInParticular() {
    assertThat(dockerfile.last().only("USER").rest()).matches("[1-9]\\d{3,}:[1-9]\\d{3,}");
  }

  @Test
  void signalsComeToTheServiceItself() throws Exception {
    assertThat(entryPoint(dockerfile.last())).startsWith("java").contains("quarkus-run.jar");
  }

  @Test
  void saysWhatItIs() {
    assertThat(dockerfile.last().only("LABEL").rest())
        .contains(
            "org.opencontainers.image.title=",
            "org.opencontainers.image.licenses=\"Apache-2.0\"",
            "org.opencontainers.image.version=",
            "org.opencontainers.image.revision=");
  }

  @Test
  void whatIsWrittenIsAVolume() {
    assertThat(dockerfile.last().only("VOLUME").words()).containsExactly("/tmp", "/var/lib/l2nas");
  }

  @Test
  void onlyTheServiceAndTheProbeAreCopied() {
    assertThat(dockerfile.last().all("COPY"))
        .extracting(Instruction::words)
        .containsExactly(
            List.of("/app", "/opt/l2nas"), List.of("docker/is-ready", "/usr/local/bin/is-ready"));
    assertThat(Repository.file("docker/is-ready")).isExecutable();
    assertThat(dockerfile.last().only("HEALTHCHECK").rest()).endsWith("CMD [\"is-ready\"]");
  }

  @Test
  void theBuildFindsAllSources() throws Exception {
    List<PathMatcher> ignored = ignored();
    List<Path> needed =
        new ArrayList<>(List.of(Path.of("pom.xml"), Path.of("mvnw"), Path.of(".mvn")));
    for (String module : Modules.all()) {
      needed.add(Path.of(module, "pom.xml"));
      needed.add(Path.of(module, "src", "main"));
    }
    needed.add(Path.of("docker", "is-ready"));

    assertThat(needed)
        .noneMatch(path -> ignored.stream().anyMatch(rule -> matchesSelfOrAbove(rule, path)));
    assertThat(Path.of("core", "target"))
        .matches(path -> ignored.stream().anyMatch(rule -> rule.matches(path)));
  }

  @Test
  void theServicesOfTheExamplesAreModules() {
    List<String> examples =
        Repository.text(Repository.file("Dockerfile"))
            .lines()
            .filter(line -> line.startsWith("#") && line.contains("SERVICE="))
            .map(line -> line.replaceAll(".*SERVICE=(\\S+).*", "$1"))
            .distinct()
            .toList();

    assertThat(examples).hasSize(3);
    assertThat(Modules.all()).containsAll(examples);
  }

  static List<String> entryPoint(Stage stage) throws Exception {
    return List.of(new ObjectMapper().readValue(stage.only("ENTRYPOINT").rest(), String[].class));
  }

  private static boolean matchesSelfOrAbove(PathMatcher rule, Path path) {
    for (Path each = path; each != null; each = each.getParent()) {
      if (rule.matches(each)) {
        return true;
      }
    }
    return false;
  }

  private static List<PathMatcher> ignored() throws Exception {
    return Files.readAllLines(Repository.file(".dockerignore")).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> FileSystems.getDefault().getPathMatcher("glob:" + line))
        .toList();
  }
}
