package io.l2nas.faults.deployment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a JVM is started that lives for a short while beside many others: one compiler, little
 * memory.
 */
record JavaCommand(Path folder, List<String> options, List<String> program) {
  private static final List<String> SHORT_LIVED =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  JavaCommand {
    options = List.copyOf(options);
    program = List.copyOf(program);
  }

  /** A packaged Quarkus application, with the archive of its classes that was packaged with it. */
  static JavaCommand jar(List<String> options, Path jar) {
    return new JavaCommand(
        jar.getParent(),
        options,
        List.of("-XX:SharedArchiveFile=app-cds.jsa", "-jar", jar.getFileName().toString()));
  }

  /** A class on the class path of this JVM. */
  static JavaCommand main(List<String> options, String main, String... arguments) {
    List<String> program = new ArrayList<>(List.of("-cp", classPath(), main));
    program.addAll(List.of(arguments));
    return new JavaCommand(Path.of("").toAbsolutePath(), options, program);
  }

  List<String> line() {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(SHORT_LIVED);
    line.addAll(options);
    line.addAll(program);
    return line;
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
