package io.l2nas.embedded;

import io.l2nas.embedded.InfrastructureException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * PostgreSQL's programs, run as somebody who may run them and without the caller's PG… variables.
 */
record PostgresPrograms(Path bin, List<String> prefix) {
  private static final long LIMIT_SECONDS = 180;

  PostgresPrograms {
    Objects.requireNonNull(bin, "bin");
    prefix = List.copyOf(prefix);
  }

  static PostgresPrograms ofThisMachine() {
    Path home = PostgresBinaries.ofThisMachine().unpackedInto(UserCache.ofThisProcess().folder());
    return new PostgresPrograms(home.resolve("bin"), Unprivileged.prefix());
  }

  Path program(String name) {
    return bin.resolve(name);
  }

  /** Runs a program to its end; anything but success throws what it printed. */
  void run(Path folder, String input, String program, List<String> arguments)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, program, ".out");
    try {
      Process process =
          process(folder, command(program, arguments)).redirectOutput(output.toFile()).start();
      try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
        stdin.write(input);
      }
      boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (!ended || process.exitValue() != 0) {
        process.destroyForcibly();
        throw failure(program, folder, Files.readString(output).strip());
      }
    } finally {
      Files.delete(output);
    }
  }

  /** A process builder in that folder, both outputs joined. */
  ProcessBuilder process(Path folder, List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  private List<String> command(String program, List<String> arguments) {
    return Stream.of(prefix, List.of(program(program).toString()), arguments)
        .flatMap(List::stream)
        .toList();
  }

  private static InfrastructureException failure(String program, Path folder, String printed) {
    return new InfrastructureException(
        Reason.START_FAILED,
        "PostgreSQL's %s failed in %s. It said:%n%s".formatted(program, folder, printed));
  }
}
