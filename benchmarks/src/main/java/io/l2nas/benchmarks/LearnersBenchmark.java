package io.l2nas.benchmarks;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The learners beside each other, by JMH. */
@Command(
    name = "learners",
    description = "Updates and actions per second of one thread, plain and on TensorFlow (JMH).")
final class LearnersBenchmark implements Callable<Integer> {
  @Option(names = "--forks", description = "Processes per row (${DEFAULT-VALUE}).")
  private int forks = 2;

  @Option(names = "--iterations", description = "Iterations that count (${DEFAULT-VALUE}).")
  private int iterations = 5;

  @Option(names = "--seconds", description = "Seconds per iteration (${DEFAULT-VALUE}).")
  private int seconds = 3;

  @Override
  public Integer call() throws RunnerException {
    MarkdownTable table =
        new MarkdownTable(
            "per second", "learner", "batch and layers", "mean", "least", "most", "per CPU second");
    Progress.say("some minutes");
    for (RunResult result : new Runner(options().build()).run()) {
      Statistics rate = result.getPrimaryResult().getStatistics();
      table.row(
          result.getPrimaryResult().getLabel(),
          result.getParams().getParam("learner").toLowerCase(Locale.ROOT),
          result.getParams().getParam("networks"),
          rate.getMean(),
          rate.getMin(),
          rate.getMax(),
          result.getSecondaryResults().get(CpuTime.RATE).getScore());
    }
    System.out.println(table);
    return 0;
  }

  private OptionsBuilder options() {
    OptionsBuilder options = new OptionsBuilder();
    options
        .include("^" + LearnerUpdates.class.getName().replace(".", "\\.") + "\\.")
        .forks(forks)
        .warmupIterations(3)
        .warmupTime(TimeValue.seconds(seconds))
        .measurementIterations(iterations)
        .measurementTime(TimeValue.seconds(seconds))
        .addProfiler(CpuTime.class)
        .verbosity(VerboseMode.SILENT)
        .shouldFailOnError(true);
    return options;
  }
}
