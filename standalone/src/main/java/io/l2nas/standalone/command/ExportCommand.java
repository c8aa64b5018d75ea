package io.l2nas.standalone.command;

import io.l2nas.standalone.client.Experiments;
import io.l2nas.standalone.client.Export;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import io.l2nas.standalone.screen.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code l2nas export}: an experiment as a file. */
@Command(
    name = "export",
    header = "Write an experiment and all its steps to a file.",
    description = {
      "JSON: {\"experiment\": ..., \"top\": [...], \"steps\": [...]}. CSV: a header, and a line per step."
    },
    footer = {
      "  @|bold l2nas export ID --output run.csv|@",
      "  @|bold l2nas export ID --format json | jq '.steps | length'|@"
    })
final class ExportCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server;

  @Parameters(paramLabel = "ID", description = "The experiment.")
  private String id;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "json or csv; else what the ending of the file says, else json.")
  private Export.Format format;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "Where to write; else to stdout. An older file is replaced once all is written.")
  private Path output;

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    Experiments experiments = server.experiments();
    if (output == null) {
      Export.write(experiments, id, format(), console.out());
      return 0;
    }
    try {
      writeFile(experiments);
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.INPUT,
          "--output: '%s' could not be written: %s".formatted(output, e.getMessage()),
          e);
    }
    console.note("written: " + output);
    return 0;
  }

  private void writeFile(Experiments experiments) throws IOException, InterruptedException {
    Path unfinished = output.resolveSibling(output.getFileName() + ".part");
    try (PrintWriter file =
        new PrintWriter(Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8))) {
      Export.write(experiments, id, format(), file);
      if (file.checkError()) {
        throw new IOException("the disk may be full");
      }
    }
    Files.move(unfinished, output, StandardCopyOption.REPLACE_EXISTING);
  }

  private Export.Format format() {
    if (format != null) {
      return format;
    }
    boolean csv = output != null && output.toString().endsWith(".csv") && !server.json();
    return csv ? Export.Format.CSV : Export.Format.JSON;
  }
}
