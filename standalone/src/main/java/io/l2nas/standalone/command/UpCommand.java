package io.l2nas.standalone.command;

import io.l2nas.standalone.screen.Console;
import io.l2nas.standalone.search.EvaluatorFiles;
import io.l2nas.standalone.search.Evaluators;
import io.l2nas.standalone.search.Serving;
import io.l2nas.standalone.search.ServingPlan;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code l2nas up}: a server on this machine. */
@Command(
    name = "up",
    header = "Serve until stopped.",
    description = {
      "Starts a broker, a database and the services in this process, for 'l2nas submit' and the"
          + " other commands. Listens on the loopback interface only. Experiments that are recorded"
          + " in the folder and have not ended go on."
    },
    footer = {
      "  @|bold l2nas up --table nb201=nasbench201.tsv.gz|@",
      "  @|bold l2nas up --data ./runs --table a=a.tsv --table b=b.tsv --evaluators 4|@"
    })
final class UpCommand implements Callable<Integer> {
  private final Console console;
  private final Serving serving;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep everything in this folder; else it is gone when the server stops.")
  private Path data;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port of the REST API (${DEFAULT-VALUE}).")
  private int port = 8420;

  @Option(
      names = "--table",
      paramLabel = "NAME=FILE",
      description = "A table that experiments may name; may be given several times.")
  private Map<String, Path> tables = new LinkedHashMap<>();

  @Option(
      names = "--predictor",
      paramLabel = "NAME=FILE",
      description = "Weights of a predictor that experiments may name.")
  private Map<String, Path> predictors = new LinkedHashMap<>();

  @Option(
      names = "--latency",
      paramLabel = "NAME=FILE",
      description = "How long blocks take on a device, for what is predicted.")
  private Map<String, Path> latencies = new LinkedHashMap<>();

  @Option(
      names = "--dataset",
      paramLabel = "NAME=DIR",
      description = "Images that experiments may train on, besides the built-in digits.")
  private Map<String, Path> datasets = new LinkedHashMap<>();

  @Option(
      names = "--supernets",
      paramLabel = "DIR",
      description = "The folder with supernets that experiments may name; see 'l2nas supernet'.")
  private Path supernets;

  @Option(
      names = "--evaluators",
      paramLabel = "E",
      description = "How many evaluators share the work (${DEFAULT-VALUE}); 0 where others do it.")
  private int evaluators = 1;

  UpCommand(Console console, Serving serving) {
    this.console = console;
    this.serving = serving;
  }

  @Override
  public Integer call() throws InterruptedException {
    serving.run(Usage.valid(this::plan), console::note);
    return 0;
  }

  private ServingPlan plan() {
    tables.forEach((name, file) -> InputFile.existing("--table " + name, file));
    predictors.forEach((name, file) -> InputFile.existing("--predictor " + name, file));
    latencies.forEach((name, file) -> InputFile.existing("--latency " + name, file));
    EvaluatorFiles files =
        new EvaluatorFiles(tables, predictors, latencies, datasets, Optional.ofNullable(supernets));
    Evaluators.requireReadable(files);
    return new ServingPlan(OptionalInt.of(port), files, evaluators, Optional.ofNullable(data));
  }
}
