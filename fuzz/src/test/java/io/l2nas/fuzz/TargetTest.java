package io.l2nas.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TargetTest {
  private static final String SUFFIX = "FuzzTest.java";

  @Test
  void everyFuzzTestIsATarget() throws IOException {
    // Given
    Path sources = Path.of("src/test/java");

    // When
    List<String> tests;
    try (Stream<Path> files = Files.walk(sources)) {
      tests =
          files
              .filter(file -> file.toString().endsWith(SUFFIX))
              .map(file -> sources.relativize(file).toString())
              .map(file -> file.substring(0, file.length() - ".java".length()).replace('/', '.'))
              .flatMap(TargetTest::fuzzTests)
              .toList();
    }

    // Then
    assertThat(tests)
        .containsExactlyInAnyOrderElementsOf(
            Target.all().stream().map(t -> t.testClass() + "::" + t.method()).toList());
  }

  @Test
  void anUnknownTargetIsRefused() {
    // When // Then
    assertThat(Target.named("long-inputs")).isEqualTo(Target.LONG_INPUTS);
    assertThatThrownBy(() -> Target.named("x"))
        .hasMessageStartingWith("the target 'x' is unknown; there are [actions, evaluations, ");
  }

  private static Stream<String> fuzzTests(String testClass) {
    try {
      return Arrays.stream(Class.forName(testClass).getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(FuzzTest.class))
          .map(method -> testClass + "::" + method.getName());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
