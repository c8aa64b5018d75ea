package io.l2nas.standalone.command;

import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.standalone.compare.Comparison;
import io.l2nas.standalone.compare.ComparisonFolder;
import io.l2nas.standalone.compare.ComparisonPlan;
import io.l2nas.standalone.compare.Scorer;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import io.l2nas.standalone.paper.PaperPlan;
import io.l2nas.standalone.paper.PaperReport;
import io.l2nas.standalone.screen.Console;
import io.l2nas.standalone.search.EvaluatorFiles;
import io.l2nas.standalone.search.Evaluators;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code l2nas paper}: the paper's table on NAS-Bench-201, done again. */
@Command(
    name = "paper",
    header = "Do the paper's NAS-Bench-201 table again.",
    customSynopsis = "l2nas paper --table FILE [OPTION...]",
    description = {
      "Searches all six columns with the paper's printed settings, with both initialisations, and"
          + " with our tuned setting of the same algorithm, for 500 and 1,000 steps, and shows them"
          + " beside the published numbers. The table needs the columns cifar10_valid,"
          + " cifar10_test, cifar100_valid, cifar100_test, imagenet16_valid and imagenet16_test, in"
          + " per cent."
    },
    footer = {
      "  Ten seeds, as the paper has it:",
      "    @|bold l2nas paper --table nasbench201.tsv.gz|@",
    })
final class PaperCommand implements Callable<Integer> {
  private static final Path OUTPUT = Path.of("paper");

  private final Console console;

  @Spec private CommandSpec spec;

  @Mixin private RunsOptions runs;

  @Option(
      names = "--table",
      paramLabel = "FILE",
      description = "The table that knows the score of every architecture. Required.")
  private Path table;

  PaperCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<ComparisonPlan> plans = Usage.valid(this::plans);
    ComparisonPlan any = plans.get(0);
    ArchitectureEvaluator evaluator =
        Evaluators.open(any.problem().scorer().files(), any.questions());
    Path output = runs.outputOr(() -> OUTPUT);
    List<Comparison> comparisons = new ArrayList<>();
    for (ComparisonPlan plan : plans) {
      Path path = output.resolve(plan.steps() + "-steps");
      try (ComparisonFolder folder = ComparisonFolder.open(path, plan, evaluator)) {
        Comparison comparison = runs.run(console, folder, plan);
        folder.write(comparison, CommandLineText.of(spec));
        comparisons.add(comparison);
      }
    }
    report(new PaperReport(comparisons), output.resolve("paper.md"));
    return 0;
  }

  private List<ComparisonPlan> plans() {
    runs.requireValid();
    LocalFile file = LocalFile.of(InputFile.table(table), "table");
    Scorer scorer = Scorer.table(EvaluatorFiles.ofTables(file.byName()), file.name());
    return PaperPlan.budgets().stream()
        .map(steps -> PaperPlan.of(scorer, steps, runs.seeds()))
        .toList();
  }

  private void report(PaperReport report, Path file) {
    try {
      Files.write(file, report.markdown(CommandLineText.of(spec)));
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.INPUT, "--output: '%s' cannot be written: %s".formatted(file, e), e);
    }
    if (!runs.json()) {
      report
          .screen(console.terminal().outColumns(), console.outStyle())
          .forEach(console.out()::println);
      console.out().println("\n  " + file);
    }
  }
}
