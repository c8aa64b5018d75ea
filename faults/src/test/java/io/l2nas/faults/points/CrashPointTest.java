package io.l2nas.faults.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashPointTest {
  private static final Path RULES = Path.of("src/main/resources/io/l2nas/faults/points");

  @Test
  void everyRuleIsAPointAndEveryPointHasARule() throws IOException {
    // Given
    List<String> rules;
    try (Stream<Path> files = Files.list(RULES)) {
      rules = files.map(file -> file.getFileName().toString().replace(".btm", "")).toList();
    }

    // Then
    assertThat(CrashPoint.ALL)
        .extracting(CrashPoint::name)
        .containsExactlyInAnyOrderElementsOf(rules);
  }

  @Test
  void aRuleEndsTheJvmAndCarriesTheNameOfItsPoint() throws IOException {
    for (CrashPoint point : CrashPoint.ALL) {
      try (InputStream rule = CrashPoint.class.getResourceAsStream(point.name() + ".btm")) {
        String text = new String(rule.readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text).contains("RULE " + point.name() + "\n", "DO killJVM()\n");
      }
    }
  }

  @Test
  void theOptionsNameAScriptThatIsThere(@TempDir Path folder) {
    // When
    List<String> options = new CrashPoint("history.before-insert").options(folder, 2);

    // Then
    Path script = folder.resolve("history.before-insert.btm");
    assertThat(script).exists();
    assertThat(options.get(0)).startsWith("-javaagent:").endsWith("=script:" + script);
    assertThat(options).contains("-Dl2nas.faults.pass=2");
  }
}
