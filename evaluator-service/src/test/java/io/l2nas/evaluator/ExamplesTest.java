package io.l2nas.evaluator;

import static io.l2nas.evaluator.ArchitectureEvaluatorContract.A_C;
import static io.l2nas.evaluator.ArchitectureEvaluatorContract.B_D;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.core.evaluation.Progress;
import io.l2nas.core.evaluation.Score;
import io.l2nas.evaluator.exec.Command;
import io.l2nas.evaluator.exec.ExecEvaluator;
import io.l2nas.evaluator.exec.Lives;
import io.l2nas.evaluator.http.HttpEvaluator;
import io.l2nas.evaluator.http.Patience;
import io.l2nas.evaluator.http.Service;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The examples that the documentation shows do what it says. */
class ExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "examples");

  @BeforeEach
  void needsPython() throws Exception {
    assumeTrue(python(), "python3 is not installed");
  }

  @ParameterizedTest
  @EnumSource
  void theExecExampleWorksPerEvaluationAndAsAWorker(Lives lives) throws Exception {
    // Given
    List<String> line = List.of("python3", EXAMPLES.resolve("exec_evaluator.py").toString());
    EvaluatorSpec spec = new EvaluatorSpec("exec", "valid", List.of("rows"), Map.of());
    List<Map<String, Double>> progress = new ArrayList<>();

    // When
    try (ExecEvaluator evaluator =
        new ExecEvaluator(List.of(new Command("example", line, lives, Map.of(), Set.of())))) {
      Score first = evaluator.score(A_C, spec, progress::add);
      Score second = evaluator.score(B_D, spec, Progress.UNHEARD);

      // Then
      assertThat(first).isEqualTo(new Score(50, 0.5, Map.of("rows", 2.0)));
      assertThat(second).isEqualTo(first);
      assertThat(progress)
          .containsExactly(Map.of("epoch", 1.0), Map.of("epoch", 2.0), Map.of("epoch", 3.0));
    }
  }

  @Test
  void theHttpExampleWorks() throws Exception {
    // Given
    Process server =
        new ProcessBuilder("python3", EXAMPLES.resolve("http_evaluator.py").toString(), "0")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
      String port = output.readLine().replace("listening on port ", "");
      Service service =
          new Service("example", URI.create("http://127.0.0.1:" + port + "/"), Set.of());
      HttpEvaluator evaluator = new HttpEvaluator(List.of(service), Patience.DEFAULT);

      // When
      Score score =
          evaluator.score(
              A_C, new EvaluatorSpec("http", "valid", List.of(), Map.of()), Progress.UNHEARD);

      // Then
      assertThat(score).isEqualTo(new Score(0.5, 0.5, Map.of()));
    } finally {
      server.descendants().forEach(ProcessHandle::destroyForcibly);
      server.destroyForcibly();
    }
  }

  private static boolean python() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "-c", "").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
