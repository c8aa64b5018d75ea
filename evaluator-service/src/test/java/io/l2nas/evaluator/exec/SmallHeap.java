package io.l2nas.evaluator.exec;

import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.core.evaluation.Progress;
import io.l2nas.core.space.Architecture;
import io.l2nas.evaluator.ArchitectureEvaluatorContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An evaluator in a Java process of its own, with less heap than its command has to say. */
final class SmallHeap {
  private SmallHeap() {}

  /** Asks once, and prints what came of it. */
  public static void main(String[] args) throws InterruptedException {
    EvaluatorSpec spec = new EvaluatorSpec("exec", "valid", List.of(), Map.of("command", "flood"));
    try (ExecEvaluator evaluator =
        new ExecEvaluator(List.of(Commands.shell("flood", Lives.EVALUATION, args[0])))) {
      Architecture asked = ArchitectureEvaluatorContract.A_C;
      System.out.println(evaluator.score(asked, spec, Progress.UNHEARD).value());
    } catch (EvaluationException e) {
      System.out.println(e.getMessage());
    }
  }

  /**
   * Runs a shell script as the command of such an evaluator.
   *
   * @return the value that it gave, or its failure
   * @throws IOException if the process says nothing, as when its heap is full
   */
  static String answer(String script) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx32m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeap.class.getName(),
                script)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IOException("it ended with code " + process.exitValue() + " and said: " + said);
    }
    return said;
  }
}
