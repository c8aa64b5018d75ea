package io.l2nas.standalone.search;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What evaluators read, by the names that experiments use.
 *
 * @param tables table files, of the evaluator {@code table}
 * @param predictors weights, of the evaluator {@code predictor}
 * @param latencies latency tables, of the evaluator {@code predictor}
 * @param datasets folders with images, of the evaluator {@code train}
 */
public record EvaluatorFiles(
    Map<String, Path> tables,
    Map<String, Path> predictors,
    Map<String, Path> latencies,
    Map<String, Path> datasets) {
  /** None; {@code train} has images of its own. */
  public static final EvaluatorFiles NONE =
      new EvaluatorFiles(Map.of(), Map.of(), Map.of(), Map.of());

  public EvaluatorFiles {
    tables = Map.copyOf(tables);
    predictors = Map.copyOf(predictors);
    latencies = Map.copyOf(latencies);
    datasets = Map.copyOf(datasets);
  }

  /** All of them. */
  public List<Path> all() {
    return Stream.of(tables, predictors, latencies, datasets)
        .flatMap(kind -> kind.values().stream())
        .toList();
  }

  public static EvaluatorFiles ofTables(Map<String, Path> tables) {
    return new EvaluatorFiles(tables, Map.of(), Map.of(), Map.of());
  }

  public static EvaluatorFiles ofPredictors(
      Map<String, Path> predictors, Map<String, Path> latencies) {
    return new EvaluatorFiles(Map.of(), predictors, latencies, Map.of());
  }

  public static EvaluatorFiles ofDatasets(Map<String, Path> datasets) {
    return new EvaluatorFiles(Map.of(), Map.of(), Map.of(), datasets);
  }
}
