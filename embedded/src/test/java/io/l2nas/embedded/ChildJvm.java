package io.l2nas.embedded;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A JVM beside this one, on the same class path, to be killed. */
final class ChildJvm implements AutoCloseable {
  private static final String END = "(end)";
  static final Duration LIMIT = Duration.ofSeconds(120);

  private final Process process;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private ChildJvm(Process process) {
    this.process = process;
    Thread reader = new Thread(this::readLines, "child-jvm-output");
    reader.setDaemon(true);
    reader.start();
  }

  static ChildJvm start(Class<?> main, List<String> options, Object... arguments)
      throws IOException {
    return start(List.of(), classPath(), main, options, arguments);
  }

  /** With something before the command, which may change the user. */
  static ChildJvm start(
      List<String> prefix,
      String classPath,
      Class<?> main,
      List<String> options,
      Object... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx256m"));
    Stream.of("java.util.logging.manager", "logging.configuration")
        .filter(property -> System.getProperty(property) != null)
        .forEach(property -> command.add("-D" + property + "=" + System.getProperty(property)));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main.getName()));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    return new ChildJvm(new ProcessBuilder(command).redirectError(Redirect.INHERIT).start());
  }

  static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  long pid() {
    return process.pid();
  }

  /** Waits for the first line {@code key=value} and returns the value. */
  String value(String key) {
    return await(key)
        .atMost(LIMIT)
        .until(() -> values(key).findFirst().or(this::ended), Optional::isPresent)
        .orElseThrow();
  }

  /** Waits until the count printed under that key has got this far. */
  void awaitCount(String key, int count) {
    await(key + " " + count).atMost(LIMIT).until(() -> lastCount(key) >= count);
  }

  int lastCount(String key) {
    return values(key).reduce((first, last) -> last).map(Integer::parseInt).orElse(0);
  }

  /** Ends the child's standard input, which asks it to close. */
  void askToClose() throws IOException {
    process.getOutputStream().close();
  }

  /** SIGKILL; returns when the process is gone and all it had printed has been read. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    await("end of output").atMost(LIMIT).until(() -> lines.contains(END));
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  private Stream<String> values(String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1));
  }

  private Optional<String> ended() {
    if (lines.contains(END)) {
      throw new IllegalStateException("The child JVM ended too soon, having said " + lines);
    }
    return Optional.empty();
  }

  private void readLines() {
    try (var output = process.inputReader()) {
      output.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException e) {
      lines.add("(broken: " + e + ")");
    } finally {
      lines.add(END);
    }
  }
}
