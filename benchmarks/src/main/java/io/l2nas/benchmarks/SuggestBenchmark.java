package io.l2nas.benchmarks;

import io.l2nas.benchmarks.SteppedSearch.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether a step late in a search costs more than one early in it. */
@Command(
    name = "suggest",
    description = "What an agent needs from an outcome to its next action, early and late.")
final class SuggestBenchmark implements Callable<Integer> {
  private static final double NANOS_PER_MICRO = 1e3;

  /** Steps in a row that are measured, the early or the late step in their middle. */
  private static final int WINDOW = 30;

  /**
   * Steps of the long search right before those measured. TRAP: the other one has just run, and
   * finds its memories in the processor's cache; without these the long one alone would not.
   */
  private static final int RUN_UP = 100;

  /** How often that is done in one search. */
  private static final int BLOCKS = 10;

  @Option(names = "--early", description = "The early step (${DEFAULT-VALUE}).")
  private int early = 100;

  @Option(names = "--late", description = "The late step (${DEFAULT-VALUE}).")
  private int late = 10_000;

  @Option(names = "--seeds", description = "Searches per agent (${DEFAULT-VALUE}).")
  private int seeds = 3;

  @Option(names = "--only", description = "Only agents whose title contains this (all).")
  private String only = "";

  /** An agent, by the name that the table has for it. */
  private record Candidate(String title, String agent, Map<String, String> settings) {}

  private static final List<Candidate> CANDIDATES =
      List.of(
          new Candidate("random", "random", Map.of()),
          new Candidate("evolution", "evolution", Map.of()),
          new Candidate("local", "local", Map.of()),
          new Candidate("screened", "screened", Map.of()),
          new Candidate("l2nas, preset tuned", "l2nas", Map.of("preset", "tuned")),
          new Candidate("l2nas, preset paper", "l2nas", Map.of()));

  @Override
  public Integer call() {
    MarkdownTable table =
        new MarkdownTable(
            "median, µs",
            "suggestion at step " + early,
            "at step " + late,
            "ratio",
            "recording at step " + early,
            "at step " + late,
            "ratio");
    CANDIDATES.stream()
        .filter(candidate -> candidate.title().contains(only))
        .forEach(
            candidate -> {
              Progress.say(candidate.title());
              row(table, candidate);
            });
    System.out.println(table);
    return 0;
  }

  private void row(MarkdownTable table, Candidate candidate) {
    List<Cost> earlyCosts = new ArrayList<>();
    List<Cost> lateCosts = new ArrayList<>();
    for (int seed = 0; seed < seeds; seed++) {
      measure(candidate, seed, earlyCosts, lateCosts);
    }
    double suggestedEarly = median(earlyCosts, Cost::suggestion);
    double suggestedLate = median(lateCosts, Cost::suggestion);
    double recordedEarly = median(earlyCosts, Cost::recording);
    double recordedLate = median(lateCosts, Cost::recording);
    table.row(
        candidate.title(),
        suggestedEarly,
        suggestedLate,
        suggestedLate / suggestedEarly,
        recordedEarly,
        recordedLate,
        recordedLate / recordedEarly);
  }

  /**
   * A long search, and beside its late steps, in turn with them, the early steps of the same search
   * begun anew: so both meet the same machine in the same minutes, and code that has been compiled.
   * The same search, because what an update costs depends on the weights: rows of zero are left
   * out.
   */
  private void measure(Candidate candidate, int seed, List<Cost> earlyCosts, List<Cost> lateCosts) {
    SteppedSearch longOne = new SteppedSearch(candidate.agent(), candidate.settings(), seed);
    longOne.skip(Math.max(0, late - (RUN_UP + WINDOW) * BLOCKS / 2));
    for (int block = 0; block < BLOCKS; block++) {
      SteppedSearch again = new SteppedSearch(candidate.agent(), candidate.settings(), seed);
      again.skip(early - WINDOW / 2);
      longOne.skip(RUN_UP);
      for (int step = 0; step < WINDOW; step++) {
        earlyCosts.add(again.step());
        lateCosts.add(longOne.step());
      }
    }
  }

  private static double median(List<Cost> costs, ToLongFunction<Cost> of) {
    return Samples.ofNumbers(
            costs.stream().map(cost -> of.applyAsLong(cost) / NANOS_PER_MICRO).toList())
        .median();
  }
}
