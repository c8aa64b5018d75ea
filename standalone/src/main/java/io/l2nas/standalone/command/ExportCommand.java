package io.l2nas.standalone.command;

import io.l2nas.standalone.client.Experiments;
import io.l2nas.standalone.client.Export;
import io.l2nas.standalone.screen.Console;
import java.nio.file.Path;
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
    OutputFile.write("--output", output, file -> Export.write(experiments, id, format(), file));
    console.note("written: " + output);
    return 0;
  }

  private Export.Format format() {
    if (format != null) {
      return format;
    }
    boolean csv = output != null && output.toString().endsWith(".csv") && !server.json();
    return csv ? Export.Format.CSV : Export.Format.JSON;
  }
}
