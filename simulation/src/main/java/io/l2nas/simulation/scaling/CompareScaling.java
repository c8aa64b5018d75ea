package io.l2nas.simulation.scaling;

import io.l2nas.simulation.scaling.ScaledPool.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The command: a recorded load under each rule, as a table. */
public final class CompareScaling {
  static final int MOST = 20;
  private static final double HOUR = 3600;

  private CompareScaling() {}

  /** With a file as argument that one, else the one that comes along. */
  public static void main(String[] arguments) throws IOException {
    List<RecordedSearch> load = arguments.length == 0 ? recorded() : read(Path.of(arguments[0]));
    double work = load.stream().mapToDouble(RecordedSearch::work).sum();
    System.out.printf(
        Locale.ROOT,
        "%d searches, %d evaluations, %.1f evaluator-hours of work; at most %d evaluators%n%n",
        load.size(),
        load.stream().mapToInt(each -> each.seconds().size()).sum(),
        work / HOUR,
        MOST);
    System.out.println(
        "| rule | all done after | evaluator-hours | of them busy | mean wait of an action | most evaluators |");
    System.out.println("|---|---|---|---|---|---|");
    for (ScalingRule rule : ScalingRule.values()) {
      Result result = ScaledPool.serve(load, rule, MOST);
      System.out.printf(
          Locale.ROOT,
          "| %s | %.2f h | %.1f | %.0f %% | %.0f s | %d |%n",
          rule.description(),
          result.makespan() / HOUR,
          result.evaluatorSeconds() / HOUR,
          100 * work / result.evaluatorSeconds(),
          result.meanWait(),
          result.peak());
    }
  }

  /** Three searches on NAS-Bench-201, with what the trainings of their architectures took. */
  static List<RecordedSearch> recorded() throws IOException {
    try (InputStream in = CompareScaling.class.getResourceAsStream("searches.tsv");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return RecordedSearch.read(reader);
    }
  }

  private static List<RecordedSearch> read(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return RecordedSearch.read(reader);
    }
  }
}
