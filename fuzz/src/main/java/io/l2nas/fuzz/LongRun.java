package io.l2nas.fuzz;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fuzz/run}: tries many inputs on each target, and says what came of it. */
@Command(
    name = "fuzz/run",
    description =
        "Looks for inputs that break something. What it finds it leaves beside the tests, which"
            + " then fail until it is mended. The table goes to stdout as Markdown.",
    mixinStandardHelpOptions = true)
public final class LongRun implements Callable<Integer> {
  /** What is watched: our code, and the parts of Jackson that read what comes. */
  private static final String WATCHED =
      "io.l2nas.**:com.fasterxml.jackson.core.json.**:com.fasterxml.jackson.databind.deser.**";

  private static final String NOT_WATCHED =
      "io.l2nas.fuzz.**:"
          + Target.all().stream().map(Target::testClass).distinct().collect(joining(":"));

  @Spec private CommandSpec command;

  @Option(
      names = "--executions",
      description = "Inputs per target; ${DEFAULT-VALUE} by default.",
      defaultValue = "1000000")
  private long executions;

  @Parameters(paramLabel = "TARGET", description = "What to try; all of them by default.")
  private List<String> names = List.of();

  private final Path folder = Path.of(System.getProperty("l2nas.home"), "fuzz");

  public static void main(String... arguments) {
    System.exit(new CommandLine(new LongRun()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    System.out.println(
        "| target | executions | per second | coverage of the seeds | at the end | findings | |");
    System.out.println("|---|---|---|---|---|---|---|");
    boolean isWell = true;
    for (Target target : targets()) {
      Outcome outcome = tried(target);
      String complaint = outcome.complaint(executions);
      System.out.println(row(target, outcome, complaint));
      isWell &= complaint.isEmpty();
    }
    return isWell ? 0 : 1;
  }

  private List<Target> targets() {
    try {
      return names.isEmpty() ? Target.all() : names.stream().map(Target::named).toList();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  /** A process for each: the fuzzer runs one target and keeps the process. */
  private Outcome tried(Target target) throws IOException, InterruptedException {
    Path log = Files.createDirectories(folder.resolve("target/runs")).resolve(target + ".log");
    new ProcessBuilder(commandOf(target))
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start()
        .waitFor();
    return Outcome.of(Files.readAllLines(log, StandardCharsets.ISO_8859_1));
  }

  private List<String> commandOf(Target target) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx1g",
        "-XX:+UseSerialGC",
        "-cp",
        "target/test-classes:target/lib/*",
        "com.code_intelligence.jazzer.Jazzer",
        "--target_class=" + target.testClass(),
        "--target_method=" + target.method(),
        "--hooks=true",
        "--instrumentation_includes=" + WATCHED,
        "--custom_hook_includes=" + WATCHED,
        "--instrumentation_excludes=" + NOT_WATCHED,
        "--custom_hook_excludes=" + NOT_WATCHED,
        "--max_duration=24h",
        "-timeout=60",
        "-runs=" + executions);
  }

  private static String row(Target target, Outcome outcome, String complaint) {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %,d | %,d | %,d | %d | %s |",
        target,
        outcome.executions(),
        outcome.perSecond(),
        outcome.begin(),
        outcome.end(),
        outcome.findings(),
        complaint);
  }
}
