package io.l2nas.standalone.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of the packaged command, or of an evaluator. */
final class Command {
  private static final Path PROGRAM = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final Path L2NAS = PROGRAM;
  private static final Path EVALUATOR = Path.of("..", "evaluator-service").resolve(PROGRAM);
  private static final long PATIENCE_SECONDS = 300;

  private final Process process;
  private final Path out;
  private final Path err;

  private Command(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static Command start(Path folder, List<String> arguments) throws IOException {
    return start(folder, L2NAS, arguments, Map.of());
  }

  static Command start(Path folder, List<String> arguments, Map<String, String> environment)
      throws IOException {
    return start(folder, L2NAS, arguments, environment);
  }

  /** An evaluator service in a process of its own. */
  static Command evaluator(Path folder, Map<String, String> environment) throws IOException {
    return start(folder, EVALUATOR, List.of(), environment);
  }

  private static Command start(
      Path folder, Path jar, List<String> arguments, Map<String, String> environment)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Done before the second compiler would pay off.
    line.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    line.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
    line.addAll(arguments);
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    return new Command(builder.start(), out, err);
  }

  /** Waits for a good end and returns the one JSON object that stands on stdout. */
  JsonNode result() throws IOException, InterruptedException {
    String printed = out();
    if (printed.lines().count() != 1) {
      throw new AssertionError("stdout '%s', stderr '%s'".formatted(printed, err()));
    }
    return new ObjectMapper().readTree(printed);
  }

  /** Waits for a good end and returns what stands on stdout. */
  String out() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running after %d s: %s".formatted(PATIENCE_SECONDS, err()));
    }
    String printed = Files.readString(out);
    if (process.exitValue() != 0) {
      throw new AssertionError(
          "exit code %d, stdout '%s', stderr '%s'".formatted(process.exitValue(), printed, err()));
    }
    return printed;
  }

  /** kill -9. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM; returns the exit code once it has ended. */
  int stop() throws InterruptedException {
    process.destroy();
    return process.waitFor();
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** What it has said on stderr so far. */
  String err() throws IOException {
    return Files.readString(err);
  }
}
