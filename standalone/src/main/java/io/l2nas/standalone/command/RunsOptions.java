package io.l2nas.standalone.command;

import io.l2nas.standalone.client.Json;
import io.l2nas.standalone.compare.Comparison;
import io.l2nas.standalone.compare.ComparisonFolder;
import io.l2nas.standalone.compare.ComparisonPlan;
import io.l2nas.standalone.compare.RunResult;
import io.l2nas.standalone.screen.Console;
import io.l2nas.standalone.screen.ProgressDisplay;
import io.l2nas.standalone.screen.RunsProgress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The options of commands that do many runs in this process, and how they do them. */
final class RunsOptions {
  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Seeds 1 to N, a run for each (10); or A-B, from A to B.")
  private String seeds = "10";

  @Option(
      names = "--threads",
      paramLabel = "T",
      description = "Runs at a time (one per processor). It changes no result.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description =
          "Where results go. What was interrupted goes on there: no run that has ended is done"
              + " again.")
  private Path output;

  @Option(
      names = "--json",
      description = "A line of JSON on stdout for every run, and nothing else there.")
  private boolean json;

  List<Long> seeds() {
    return SeedList.of(seeds);
  }

  /**
   * Looks at what is not looked at elsewhere.
   *
   * @throws IllegalArgumentException if it is not valid
   */
  void requireValid() {
    if (threads < 1) {
      throw new IllegalArgumentException("--threads is " + threads + "; it must be at least 1");
    }
  }

  boolean json() {
    return json;
  }

  /** Where results go, if that was said. */
  Path outputOr(Supplier<Path> otherwise) {
    return output == null ? otherwise.get() : output;
  }

  /** Does all runs of a folder, with progress, and a line per run if that is asked for. */
  Comparison run(Console console, ComparisonFolder folder, ComparisonPlan plan)
      throws InterruptedException {
    int total = plan.runs().size();
    AtomicInteger done = new AtomicInteger();
    boolean screenIsTaken = json && console.terminal().stdout();
    try (ProgressDisplay<RunsProgress> display = ProgressDisplay.ofRuns(console, !screenIsTaken);
        Interruption interruption =
            Interruption.announce(
                console,
                display,
                () ->
                    " after %d of %d runs; these are kept in '%s': the same command goes on from there"
                        .formatted(done.get(), total, folder.path()))) {
      return folder.run(
          threads,
          result -> {
            display.show(new RunsProgress(done.incrementAndGet(), total, inWords(result)));
            if (json) {
              console.out().println(Json.line(result));
              console.out().flush();
            }
          });
    }
  }

  private static String inWords(RunResult result) {
    return "%s on %s, seed %d".formatted(result.agent(), result.metric(), result.seed());
  }
}
