package io.l2nas.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An evaluator service as it is deployed: a process of its own, that can be hurt. */
final class EvaluatorProcess {
  private static final int PATIENCE_SECONDS = 60;

  private final String id;
  private final Process process;

  private EvaluatorProcess(String id, Process process) {
    this.id = id;
    this.process = process;
  }

  /**
   * Returns when it takes work.
   *
   * @param drain how long it lets its evaluations end when it is told to stop
   */
  static EvaluatorProcess start(String id, LocalServer server, Duration drain) throws IOException {
    Path program = Home.folder().resolve("evaluator-service/target/quarkus-app/quarkus-run.jar");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-Dl2nas.evaluator.tables." + Table.NAME + "=" + server.table(),
                "-jar",
                program.toString())
            .redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                server.kafka(),
                "QUARKUS_HTTP_PORT",
                "0",
                "L2NAS_EVALUATOR_ID",
                id,
                "L2NAS_EVALUATOR_DRAIN",
                drain.toString()));
    Process process = builder.start();
    awaitStarted(process);
    return new EvaluatorProcess(id, process);
  }

  String id() {
    return id;
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /**
   * Waits until the process is gone, and returns its exit code.
   *
   * @throws IllegalStateException if that takes more than a minute
   */
  int awaitExit() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("evaluator " + id + " does not end when it is told to");
    }
    return process.exitValue();
  }

  /** SIGSTOP: it lives, and does nothing. */
  void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** SIGCONT: it goes on as if nothing had been. */
  void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    int code =
        new ProcessBuilder(List.of("kill", "-" + name, String.valueOf(process.pid())))
            .inheritIO()
            .start()
            .waitFor();
    if (code != 0) {
      throw new IllegalStateException("evaluator " + id + " could not be sent SIG" + name);
    }
  }

  private static void awaitStarted(Process process) throws IOException {
    BufferedReader lines = process.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.append(line).append('\n');
      if (line.contains("started in")) {
        drain(lines);
        return;
      }
    }
    throw new IllegalStateException("the evaluator did not start; it said:\n" + said);
  }

  /** A process whose output nobody reads would stop when the pipe is full. */
  private static void drain(BufferedReader lines) {
    Thread drain = new Thread(() -> readToEnd(lines), "evaluator-output");
    drain.setDaemon(true);
    drain.start();
  }

  private static void readToEnd(BufferedReader lines) {
    try {
      lines.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      // It was killed: then there is no end to read to.
    }
  }
}
