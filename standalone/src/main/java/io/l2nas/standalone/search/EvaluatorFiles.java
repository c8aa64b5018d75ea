package io.l2nas.standalone.search;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What evaluators read, by the names that experiments use.
 *
 * @param tables table files, of the evaluator {@code table}
 * @param predictors weights, of the evaluator {@code predictor}
 * @param latencies latency tables, of the evaluator {@code predictor}
 * @param datasets folders with images, of the evaluators {@code train} and {@code supernet}
 * @param supernets the folder with supernets, if there is one
 */
public record EvaluatorFiles(
    Map<String, Path> tables,
    Map<String, Path> predictors,
    Map<String, Path> latencies,
    Map<String, Path> datasets,
    Optional<Path> supernets) {
  /** None; {@code train} has images of its own. */
  public static final EvaluatorFiles NONE = ofDatasets(Map.of());

  public EvaluatorFiles {
    tables = Map.copyOf(tables);
    predictors = Map.copyOf(predictors);
    latencies = Map.copyOf(latencies);
    datasets = Map.copyOf(datasets);
  }

  /**
   * All files and folders that experiments have a name for; a supernet's digest says what it is.
   */
  public List<Path> named() {
    return Stream.of(tables, predictors, latencies, datasets)
        .flatMap(kind -> kind.values().stream())
        .toList();
  }

  public static EvaluatorFiles ofTables(Map<String, Path> tables) {
    return new EvaluatorFiles(tables, Map.of(), Map.of(), Map.of(), Optional.empty());
  }

  public static EvaluatorFiles ofPredictors(
      Map<String, Path> predictors, Map<String, Path> latencies) {
    return new EvaluatorFiles(Map.of(), predictors, latencies, Map.of(), Optional.empty());
  }

  public static EvaluatorFiles ofDatasets(Map<String, Path> datasets) {
    return new EvaluatorFiles(Map.of(), Map.of(), Map.of(), datasets, Optional.empty());
  }

  /** A folder with supernets, and images to ask them about. */
  public static EvaluatorFiles ofSupernets(Path supernets, Map<String, Path> datasets) {
    return new EvaluatorFiles(Map.of(), Map.of(), Map.of(), datasets, Optional.of(supernets));
  }
}
