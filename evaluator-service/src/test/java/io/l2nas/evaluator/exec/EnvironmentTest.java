package io.l2nas.evaluator.exec;

import static io.l2nas.evaluator.ArchitectureEvaluatorContract.A_C;
import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.core.evaluation.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
  @TempDir Path folder;

  @Test
  void aCommandSeesWhatTheOperatorGaveItAndNoSecretOfThisService() throws Exception {
    // Given
    Path seen = folder.resolve("seen");
    Command command =
        new Command(
            "env",
            List.of("sh", "-c", "env > \"$1\"; echo '{\"value\": 1}'", "sh", seen.toString()),
            Lives.EVALUATION,
            Map.of("CUDA_VISIBLE_DEVICES", "0"),
            Set.of());
    EvaluatorSpec spec = new EvaluatorSpec("exec", "valid", List.of(), Map.of());

    // When
    try (ExecEvaluator evaluator = new ExecEvaluator(List.of(command))) {
      evaluator.score(A_C, spec, Progress.UNHEARD);
    }

    // Then
    assertThat(Files.readAllLines(seen).stream().map(line -> line.split("=", 2)[0]))
        .contains("PATH", "CUDA_VISIBLE_DEVICES")
        .isSubsetOf(
            "PATH",
            "HOME",
            "LANG",
            "TMPDIR",
            "CUDA_VISIBLE_DEVICES",
            ProcessTree.MARK,
            // These are the shell's own.
            "PWD",
            "SHLVL",
            "OLDPWD",
            "_");
  }

  @Test
  void passesOnTheOptionsThatTheOperatorLetsThrough() throws Exception {
    // Given
    Path seen = folder.resolve("seen");
    Command command =
        new Command(
            "options",
            List.of("sh", "-c", "cat > \"$1\"; echo '{\"value\": 1}'", "sh", seen.toString()),
            Lives.EVALUATION,
            Map.of(),
            Set.of("epochs"));
    EvaluatorSpec spec =
        new EvaluatorSpec(
            "exec", "valid", List.of("test"), Map.of("epochs", "12", "command", "options"));

    // When
    try (ExecEvaluator evaluator = new ExecEvaluator(List.of(command))) {
      evaluator.score(A_C, spec, Progress.UNHEARD);
    }

    // Then
    assertThat(seen)
        .hasContent(
            "{\"architecture\":\"a-c\",\"choices\":{\"first\":\"a\",\"second\":\"c\"},\"metric\":\"valid\",\"report\":[\"test\"],\"options\":{\"epochs\":\"12\"}}");
  }
}
