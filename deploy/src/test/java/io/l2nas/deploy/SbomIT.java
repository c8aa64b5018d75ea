package io.l2nas.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.deploy.Sbom.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes with a package, and under which licences; the list of these is left in target. */
class SbomIT {
  private static final Set<String> ALLOWED =
      Set.of(
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "CC0-1.0",
          "EPL-1.0",
          "EPL-2.0",
          "GPL-2.0-with-classpath-exception",
          "MIT",
          "MIT-0",
          "Public Domain");

  /** The archive of classes is made from what is there, when all of it is. */
  private static final String CLASSES = "app-cds.jsa";

  @ParameterizedTest
  @ValueSource(strings = {"agent-service", "evaluator-service", "history-service"})
  void namesEveryFileOfThePackageWithItsDigest(String service) throws IOException {
    // When
    Map<String, String> told = new TreeMap<>();
    Sbom.of(service).parts().forEach(part -> told.put(part.location(), part.sha256()));

    // Then
    told.remove(CLASSES);
    assertThat(told).isEqualTo(packaged(service)).hasSizeGreaterThan(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent-service", "evaluator-service", "history-service"})
  void hasNothingUnderALicenceThatIsNotAllowed(String service) throws IOException {
    // When
    List<Part> foreign = Sbom.of(service).parts().stream().filter(Part::isForeign).toList();
    report(service, foreign);

    // Then
    assertThat(foreign)
        .hasSizeGreaterThan(100)
        .allSatisfy(
            part -> assertThat(part.licences()).as(part.name()).containsAnyElementsOf(ALLOWED));
  }

  private static Map<String, String> packaged(String service) throws IOException {
    Path folder = Sbom.file(service, "quarkus-app");
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith(CLASSES))
          .collect(
              Collectors.toMap(
                  file -> folder.relativize(file).toString().replace('\\', '/'),
                  SbomIT::sha256,
                  (one, other) -> one,
                  TreeMap::new));
    }
  }

  private static void report(String service, List<Part> parts) throws IOException {
    TreeSet<String> lines = new TreeSet<>();
    parts.forEach(part -> lines.add(part.name() + "  " + String.join(" or ", part.licences())));
    Path folder = Files.createDirectories(Repository.file("deploy/target/licences"));
    Files.write(folder.resolve(service + ".txt"), lines);
  }

  private static String sha256(Path file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
