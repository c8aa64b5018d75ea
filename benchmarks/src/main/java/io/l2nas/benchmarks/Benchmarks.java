package io.l2nas.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** {@code benchmarks/run}: all benchmarks by name. */
@Command(
    name = "benchmarks/run",
    description = "Measures l2nas on this machine. Results go to stdout as Markdown.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    subcommands = {
      LoopBenchmark.class,
      ThroughputBenchmark.class,
      PoolBenchmark.class,
      FairShareBenchmark.class,
      EvaluatorFaults.class,
      PoisonBenchmark.class,
      ReadersBenchmark.class,
      StreamBenchmark.class,
      StartBenchmark.class,
      QueriesBenchmark.class,
      PagesBenchmark.class,
      LearnersBenchmark.class,
      SuggestBenchmark.class,
      SupernetSpeedBenchmark.class,
      SupernetLoopBenchmark.class,
      SupernetRankBenchmark.class
    })
public final class Benchmarks {
  private Benchmarks() {}

  public static void main(String... arguments) {
    System.exit(new CommandLine(new Benchmarks()).execute(arguments));
  }
}
