package io.l2nas.standalone.command;

import io.l2nas.contracts.CustomSpace;
import io.l2nas.evaluator.table.TableEvaluator;
import io.l2nas.standalone.compare.Comparison;
import io.l2nas.standalone.compare.ComparisonFolder;
import io.l2nas.standalone.compare.ComparisonPlan;
import io.l2nas.standalone.compare.ComparisonPlan.Problem;
import io.l2nas.standalone.compare.ComparisonReport;
import io.l2nas.standalone.compare.Contender;
import io.l2nas.standalone.compare.Selection;
import io.l2nas.standalone.screen.Console;
import io.l2nas.standalone.screen.Style;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code l2nas compare}: agents side by side on the same table, over many seeds. */
@Command(
    name = "compare",
    header = "Compare agents on a table, over many seeds.",
    customSynopsis = "l2nas compare --table FILE --metric NAME[,NAME...] [OPTION...]",
    description = {
      "Runs every agent on every metric from every seed, several runs at a time, all in this"
          + " process. Prints how they did beside random search, and leaves runs.csv, report.md and"
          + " a plot per metric in a folder. What was interrupted goes on where it was."
    },
    footer = {
      "  All agents on one metric, ten seeds:",
      "    @|bold l2nas compare --table nasbench201.tsv.gz --metric cifar10_valid --steps 300|@",
      "  Two of them, selecting on validation and reporting on test, fifty seeds:",
      "    @|bold l2nas compare --agents random,screened --table nasbench201.tsv.gz \\|@",
      "    @|bold     --metric cifar10_valid,cifar100_valid --report cifar10_test,cifar100_test \\|@",
      "    @|bold     --steps 300 --seeds 50|@",
      "  Settings of one agent against each other:",
      "    @|bold l2nas compare --agents l2nas,l2nas:preset=tuned --table t.tsv --metric acc|@",
      "  The value of every run, for a script:",
      "    @|bold l2nas compare --table t.tsv --metric acc --json | jq .best|@"
    })
final class CompareCommand implements Callable<Integer> {
  private static final Path PARENT = Path.of("comparisons");

  private final Console console;

  @Spec private CommandSpec spec;

  @Mixin private RunsOptions runs;

  @Option(
      names = "--agents",
      paramLabel = "NAME",
      split = ",",
      description = "Who is compared (all of them). With settings: l2nas:preset=tuned:tau=0.8.")
  private List<String> agents = List.of("screened", "l2nas", "evolution", "local", "random");

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      split = ",",
      description =
          "The metrics to maximise, each in runs of its own: columns of the table." + " Required.")
  private List<String> metrics = List.of();

  @Option(
      names = "--report",
      paramLabel = "NAME",
      split = ",",
      description =
          "What is told of the best architecture beside it: a column for every metric, in the same"
              + " order; may be left empty, as in a,,c.")
  private List<String> reports = List.of();

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "The budget of a run: how many architectures are evaluated (500).")
  private int steps = 500;

  @Option(
      names = "--space",
      paramLabel = "SPACE",
      description =
          "A built-in space (nas-bench-201, the default), also darts, ofa-mbv3-w1.0 and"
              + " ofa-mbv3-w1.2, or a FILE.json with your own.")
  private String space;

  @Option(
      names = "--parallelism",
      paramLabel = "P",
      description = "Evaluations in flight at once (1). It is part of the trajectory.")
  private Integer parallelism;

  @Option(
      names = "--top-k",
      paramLabel = "K",
      description = "How many of the best make the state (64); 500 on darts and ofa-mbv3-*.")
  private Integer topK;

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    ComparisonPlan plan = Usage.valid(this::plan);
    TableEvaluator table = RunsOptions.open(plan);
    String name = LocalFile.of(plan.problem().table(), "table").name();
    Path path = runs.outputOr(() -> PARENT.resolve(ComparisonFolder.name(name, plan)));
    try (ComparisonFolder folder = ComparisonFolder.open(path, plan, table)) {
      Comparison comparison = runs.run(console, folder, plan);
      List<Path> files = folder.write(comparison, CommandLineText.of(spec));
      if (!runs.json()) {
        print(comparison, files);
      }
    }
    return 0;
  }

  private void print(Comparison comparison, List<Path> files) {
    Style style = console.outStyle();
    new ComparisonReport(comparison)
        .screen(console.terminal().outColumns(), style)
        .forEach(console.out()::println);
    console.out().println();
    files.forEach(file -> console.out().println("  " + file));
  }

  private ComparisonPlan plan() {
    Optional<CustomSpace> customSpace = SpaceOption.custom(space);
    Problem problem =
        new Problem(
            runs.table(),
            customSpace.isPresent() ? null : space,
            customSpace.orElse(null),
            steps,
            topK,
            parallelism);
    return new ComparisonPlan(
        agents.stream().map(Contender::of).toList(), selections(), runs.seeds(), problem);
  }

  private List<Selection> selections() {
    if (metrics.isEmpty()) {
      throw new IllegalArgumentException(
          "--metric is missing; name the metrics to maximise, columns of the table");
    }
    if (!reports.isEmpty() && reports.size() != metrics.size()) {
      throw new IllegalArgumentException(
          "--report names %d columns and --metric %d; name one for each, in the same order, or leave its place empty"
              .formatted(reports.size(), metrics.size()));
    }
    List<Selection> selections = new ArrayList<>();
    for (int i = 0; i < metrics.size(); i++) {
      String reported = reports.isEmpty() || reports.get(i).isBlank() ? null : reports.get(i);
      selections.add(new Selection(metrics.get(i), reported));
    }
    return selections;
  }
}
