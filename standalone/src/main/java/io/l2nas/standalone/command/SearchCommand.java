package io.l2nas.standalone.command;

import io.l2nas.contracts.BudgetSpec;
import io.l2nas.contracts.Policy;
import io.l2nas.contracts.json.PolicyFile;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.standalone.exit.ExitCode;
import io.l2nas.standalone.screen.Console;
import io.l2nas.standalone.screen.ProgressDisplay;
import io.l2nas.standalone.screen.SearchProgress;
import io.l2nas.standalone.screen.Shorthand;
import io.l2nas.standalone.search.Evaluators;
import io.l2nas.standalone.search.InProcessSearch;
import io.l2nas.standalone.search.Search;
import io.l2nas.standalone.search.SearchPlan;
import io.l2nas.standalone.search.SearchRecorder;
import io.l2nas.standalone.search.SearchResult;
import io.l2nas.standalone.search.SearchSummary;
import io.l2nas.standalone.search.TeachingSearch;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code l2nas search}: one search on this machine, from nothing to a result. */
@Command(
    name = "search",
    header = "Search for good architectures, here and now.",
    customSynopsis = "l2nas search [OPTION...]",
    description = {
      "Starts a broker, a database and the services in this process, runs one search with a live"
          + " progress line, and prints the best architectures. Without options it trains small"
          + " networks on handwritten digits."
    },
    footer = {
      "  Train on images of your own, for longer:",
      "    @|bold l2nas search --dataset ./fashion-mnist --option epochs=5 width=16 --steps 100|@",
      "  Train one network that holds all architectures, and score with its weights:",
      "    @|bold l2nas supernet train && l2nas supernet list|@",
      "    @|bold l2nas search --supernet 3f9a --report macs --steps 1000|@",
      "  Maximise validation accuracy, and see the test accuracy beside it:",
      "    @|bold l2nas search --table nasbench201.tsv.gz --metric cifar10_valid \\|@",
      "    @|bold     --report cifar10_test --steps 1000 --seed 1|@",
      "  The same without Kafka and PostgreSQL; the trajectory hash is the same:",
      "    @|bold l2nas search --table nasbench201.tsv.gz --metric cifar10_valid \\|@",
      "    @|bold     --steps 1000 --seed 1 --in-process|@",
      "  Eight evaluations at once, shared by three evaluators, kept in a folder:",
      "    @|bold l2nas search --table t.tsv --metric acc --parallelism 8 --evaluators 3 \\|@",
      "    @|bold     --data ./run|@",
      "  The best network of at most 60 million multiply-adds:",
      "    @|bold l2nas search --table t.tsv --metric acc --constraint 'macs<=60M'|@",
      "  Your own space, and a setting of the agent:",
      "    @|bold l2nas search --space my-space.json --table my.tsv --metric acc --set tau=0.8|@",
      "  Only the best architecture, for a script:",
      "    @|bold l2nas search --table t.tsv --metric acc --json | jq -r .best.architecture|@"
    })
final class SearchCommand implements Callable<Integer> {
  private static final String SAVE_POLICY = "--save-policy";

  private final Console console;
  private final Search streaming;

  @Mixin private ExperimentOptions experiment;

  @ArgGroup(validate = false, heading = "%n@|bold Where and with what|@%n", order = 5)
  private Machine machine = new Machine();

  @ArgGroup(validate = false, heading = "%n@|bold What is printed|@%n", order = 30)
  private ResultOptions result = new ResultOptions();

  @ArgGroup(validate = false, heading = "%n@|bold Who scores|@%n", order = 4)
  private EvaluatorOptions evaluator = new EvaluatorOptions();

  /** What does the work. */
  private static final class Machine {
    @Option(
        names = "--evaluators",
        paramLabel = "E",
        description =
            "How many evaluators share the work (1; one per processor where networks are trained or a"
                + " supernet is asked). It changes no result.")
    private Integer evaluators;

    @Option(
        names = "--in-process",
        description = "The search loop alone: no Kafka, no database, one evaluator, same result.")
    private boolean inProcess;

    @Option(
        names = "--data",
        paramLabel = "DIR",
        description =
            "Keep everything in this folder: a search that was killed goes on where it was, and"
                + " 'l2nas up --data DIR' shows it later.")
    private Path data;

    @Option(
        names = SAVE_POLICY,
        paramLabel = "FILE",
        description = "Write what the search has learned to this file, for another's --warm-start.")
    private Path savedPolicy;
  }

  SearchCommand(Console console, Search streaming) {
    this.console = console;
    this.streaming = streaming;
  }

  @Override
  public Integer call() throws InterruptedException {
    SearchPlan plan = Usage.valid(this::plan);
    Search search = search(plan);
    ProgressDisplay<SearchProgress> display =
        ProgressDisplay.ofSearch(console, Shorthand.of(plan.spec().space()));
    SearchRecorder recorder = new SearchRecorder(display);
    try {
      run(search, plan, display, recorder);
    } finally {
      // Broker and database may fail to stop when the search is long done: its result counts.
      recorder.result().ifPresent(found -> print(plan, found, recorder.summary()));
    }
    return ExitCode.of(recorder.summary().status()).number();
  }

  /** What the evaluator read is kept in one process only: the services read it again. */
  private Search search(SearchPlan plan) {
    ArchitectureEvaluator evaluator = Evaluators.open(plan.files(), plan.spec());
    Search search = machine.inProcess ? new InProcessSearch(evaluator) : streaming;
    return machine.savedPolicy == null ? search : new TeachingSearch(search, this::save);
  }

  private void save(Policy policy) {
    OutputFile.write(SAVE_POLICY, machine.savedPolicy, PolicyFile.write(policy));
  }

  private void run(
      Search search,
      SearchPlan plan,
      ProgressDisplay<SearchProgress> display,
      SearchRecorder recorder)
      throws InterruptedException {
    try (display;
        Interruption interruption =
            Interruption.announce(
                console, display, () -> " " + recorder.position() + "; " + whatIsKept(plan))) {
      search.run(plan, recorder);
    }
  }

  private void print(SearchPlan plan, SearchResult found, SearchSummary summary) {
    result.print(
        console,
        found,
        summary,
        () -> NextSteps.after(plan, found.experiment(), machine.inProcess, console.outStyle()));
  }

  private static String whatIsKept(SearchPlan plan) {
    return plan.data()
        .map(
            folder ->
                "everything so far is kept in '%s': the same command goes on from there"
                    .formatted(folder))
        .orElse("nothing is kept; the same command finds the same again");
  }

  /** In one process nobody looks at a clock. */
  private static void requireNoClock(BudgetSpec budget) {
    if (budget.limitsSeconds() || budget.limitsEvaluationSeconds()) {
      throw new IllegalArgumentException(
          "--max-time and --max-evaluation-time need the services; leave out --in-process, or them");
    }
  }

  private int evaluators(EvaluatorChoice choice) {
    if (machine.evaluators != null) {
      return machine.evaluators;
    }
    return choice.computes() ? Runtime.getRuntime().availableProcessors() : 1;
  }

  private SearchPlan plan() {
    EvaluatorChoice choice = evaluator.choice();
    if (machine.inProcess && machine.data != null) {
      throw new IllegalArgumentException(
          "--data is '%s', but --in-process keeps nothing; leave one of them out"
              .formatted(machine.data));
    }
    Optional<Policy> policy = WarmStart.ofFile(experiment.policy());
    SearchPlan plan =
        SearchPlan.of(
            experiment.request(choice, policy, null, null),
            policy,
            choice.files(),
            evaluators(choice),
            Optional.ofNullable(machine.data));
    if (machine.inProcess) {
      requireNoClock(plan.spec().budget());
    }
    if (machine.savedPolicy != null && !plan.spec().agent().name().equals("l2nas")) {
      throw new IllegalArgumentException(
          "%s is '%s', but the agent %s has no policy; l2nas has one"
              .formatted(SAVE_POLICY, machine.savedPolicy, plan.spec().agent().name()));
    }
    return plan;
  }
}
