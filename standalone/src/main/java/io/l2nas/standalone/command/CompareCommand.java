package io.l2nas.standalone.command;

import io.l2nas.contracts.CustomSpace;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.standalone.compare.Comparison;
import io.l2nas.standalone.compare.ComparisonFolder;
import io.l2nas.standalone.compare.ComparisonPlan;
import io.l2nas.standalone.compare.ComparisonPlan.Problem;
import io.l2nas.standalone.compare.ComparisonReport;
import io.l2nas.standalone.compare.Contender;
import io.l2nas.standalone.compare.Scorer;
import io.l2nas.standalone.compare.Selection;
import io.l2nas.standalone.screen.Console;
import io.l2nas.standalone.screen.Style;
import io.l2nas.standalone.search.Evaluators;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code l2nas compare}: agents side by side on the same problem, over many seeds. */
@Command(
    name = "compare",
    header = "Compare agents, over many seeds.",
    customSynopsis = "l2nas compare [OPTION...]",
    description = {
      "Runs every agent on every metric from every seed, several runs at a time, all in this"
          + " process. Prints how they did beside random search, and leaves runs.csv, report.md and"
          + " a plot per metric in a folder. What was interrupted goes on where it was. Who scores"
          + " is said as for 'l2nas search'."
    },
    footer = {
      "  All agents on one metric of a table, ten seeds:",
      "    @|bold l2nas compare --table nasbench201.tsv.gz --metric cifar10_valid --steps 300|@",
      "  Two of them, selecting on validation and reporting on test, fifty seeds:",
      "    @|bold l2nas compare --agents random,screened --table nasbench201.tsv.gz \\|@",
      "    @|bold     --metric cifar10_valid,cifar100_valid --report cifar10_test,cifar100_test \\|@",
      "    @|bold     --steps 300 --seeds 50|@",
      "  Settings of one agent against each other:",
      "    @|bold l2nas compare --agents l2nas,l2nas:preset=tuned --table t.tsv --metric acc|@",
      "  On networks that are trained; every one is trained once:",
      "    @|bold l2nas compare --agents screened,random --seeds 5|@",
      "  What it helps to have learned on other data before (Acc(Env) for each metric):",
      "    @|bold l2nas compare --agents l2nas,l2nas:taught=cifar10_valid \\|@",
      "    @|bold     --acc-env cifar10_valid=0.92,cifar100_valid=0.73 \\|@",
      "    @|bold     --table nasbench201.tsv.gz --metric cifar100_valid|@",
      "  The value of every run, for a script:",
      "    @|bold l2nas compare --table t.tsv --metric acc --json | jq .best|@"
    })
final class CompareCommand implements Callable<Integer> {
  private static final Path PARENT = Path.of("comparisons");

  private final Console console;

  @Spec private CommandSpec spec;

  @Mixin private RunsOptions runs;

  @ArgGroup(validate = false, heading = "%n@|bold Who scores|@%n", order = 90)
  private EvaluatorOptions evaluator = new EvaluatorOptions();

  @Option(
      names = "--agents",
      paramLabel = "NAME",
      split = ",",
      description =
          "Who is compared (all of them). With settings: l2nas:preset=tuned:tau=0.8. With what it"
              + " learned before on another metric, in 1000 steps: l2nas:taught=METRIC:lessons=1000.")
  private List<String> agents = List.of("screened", "l2nas", "evolution", "local", "random");

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      split = ",",
      description =
          "The metrics to maximise, each in runs of its own: columns of the table; accuracy where"
              + " nothing is looked up.")
  private List<String> metrics = List.of();

  @Option(
      names = "--report",
      paramLabel = "NAME",
      split = ",",
      description =
          "What is told of the best architecture beside it: one for every metric, in the same order;"
              + " may be left empty, as in a,,c.")
  private List<String> reports = List.of();

  @Option(
      names = "--steps",
      paramLabel = "N",
      description =
          "The budget of a run: how many architectures are evaluated (500); 300 where networks are"
              + " trained, else 20000 on darts, 10000 on ofa-mbv3-*.")
  private Integer steps;

  @Option(names = "--space", paramLabel = "SPACE", description = SpaceOption.DESCRIPTION)
  private String space;

  @Option(
      names = "--option",
      paramLabel = "KEY=VALUE",
      arity = "1..*",
      description = EvaluatorOptions.OPTION)
  private Map<String, String> options = Map.of();

  @Option(
      names = "--parallelism",
      paramLabel = "P",
      description =
          "Evaluations in flight at once (1; 4 where networks are trained or a supernet is asked)."
              + " It is part of the trajectory.")
  private Integer parallelism;

  @Option(
      names = "--top-k",
      paramLabel = "K",
      description = "How many of the best make the state (64); 500 on darts and ofa-mbv3-*.")
  private Integer topK;

  @Option(
      names = "--acc-env",
      paramLabel = "METRIC=X",
      split = ",",
      description =
          "The reward is Eq. 7, with this Acc(Env), a fraction such as 0.92, for every metric.")
  private Map<String, Double> accEnv = Map.of();

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    ComparisonPlan plan = Usage.valid(this::plan);
    ArchitectureEvaluator opened =
        Evaluators.open(plan.problem().scorer().files(), plan.questions());
    Path path = runs.outputOr(() -> PARENT.resolve(ComparisonFolder.name(plan)));
    try (ComparisonFolder folder = ComparisonFolder.open(path, plan, opened)) {
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
    runs.requireValid();
    EvaluatorChoice choice = evaluator.choice();
    String chosen = space == null ? choice.space() : space;
    Optional<CustomSpace> customSpace = SpaceOption.custom(chosen);
    Problem problem =
        new Problem(
            scorer(choice),
            customSpace.isPresent() ? null : chosen,
            customSpace.orElse(null),
            steps == null ? choice.steps() : steps,
            topK,
            parallelism == null ? choice.parallelism() : parallelism,
            accEnv);
    return new ComparisonPlan(
        agents.stream().map(Contender::of).toList(), selections(choice), runs.seeds(), problem);
  }

  private Scorer scorer(EvaluatorChoice choice) {
    Map<String, String> others = new HashMap<>(choice.contents());
    others.putAll(options);
    return new Scorer(
        choice.evaluator(), choice.names(), others, choice.files(), choice.computes());
  }

  private List<Selection> selections(EvaluatorChoice choice) {
    List<String> maximised = metrics.isEmpty() ? List.of(choice.metric()) : metrics;
    if (!reports.isEmpty() && reports.size() != maximised.size()) {
      throw new IllegalArgumentException(
          "--report names %d columns and --metric %d; name one for each, in the same order, or leave its place empty"
              .formatted(reports.size(), maximised.size()));
    }
    List<Selection> selections = new ArrayList<>();
    for (int i = 0; i < maximised.size(); i++) {
      String reported = reports.isEmpty() || reports.get(i).isBlank() ? null : reports.get(i);
      selections.add(new Selection(maximised.get(i), reported));
    }
    return selections;
  }
}
