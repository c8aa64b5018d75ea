package io.l2nas.standalone.command;

import io.l2nas.standalone.search.EvaluatorFiles;
import io.l2nas.supernet.model.RegisteredModel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who scores, and what follows from that where nothing else is said.
 *
 * @param evaluator its name
 * @param options those of its options that are known with it
 * @param files what it reads
 */
record EvaluatorChoice(String evaluator, Map<String, String> options, EvaluatorFiles files) {
  private static final String TABLE = "table";
  private static final String PREDICTOR = "predictor";
  private static final String TRAIN = "train";
  private static final String SUPERNET = "supernet";
  private static final String MODEL = "model";

  /** Not the number of processors: the same command shall go the same way everywhere. */
  private static final int IN_FLIGHT_IN_COMPUTING = 4;

  /** Some minutes of small networks on two cores. */
  private static final int STEPS_IN_TRAINING = 300;

  private static final String AGENT_IN_TRAINING = "screened";

  EvaluatorChoice {
    options = Map.copyOf(options);
  }

  /** One that runs elsewhere. */
  static EvaluatorChoice elsewhere(String evaluator) {
    return new EvaluatorChoice(evaluator, Map.of(), EvaluatorFiles.NONE);
  }

  /** A table that runs elsewhere. */
  static EvaluatorChoice tableElsewhere(String name) {
    return new EvaluatorChoice(TABLE, Map.of(TABLE, name), EvaluatorFiles.NONE);
  }

  static EvaluatorChoice table(LocalFile table) {
    return new EvaluatorChoice(
        TABLE, Map.of(TABLE, table.name()), EvaluatorFiles.ofTables(table.byName()));
  }

  static EvaluatorChoice predictor(LocalFile predictor) {
    return new EvaluatorChoice(
        PREDICTOR,
        Map.of(PREDICTOR, predictor.name()),
        EvaluatorFiles.ofPredictors(predictor.byName(), Map.of()));
  }

  static EvaluatorChoice predictor(LocalFile predictor, LocalFile latency) {
    return new EvaluatorChoice(
        PREDICTOR,
        Map.of(PREDICTOR, predictor.name(), "latency", latency.name()),
        EvaluatorFiles.ofPredictors(predictor.byName(), latency.byName()));
  }

  static EvaluatorChoice train(LocalFile dataset) {
    return new EvaluatorChoice(
        TRAIN, Map.of("dataset", dataset.name()), EvaluatorFiles.ofDatasets(dataset.byName()));
  }

  /** On the images that come along. */
  static EvaluatorChoice train() {
    return elsewhere(TRAIN);
  }

  /** By a supernet, on the images that it was trained on unless others are given. */
  static EvaluatorChoice supernet(RegisteredModel model, Optional<LocalFile> dataset) {
    Map<String, String> options = new HashMap<>(Map.of(MODEL, model.digest()));
    dataset.ifPresent(images -> options.put("dataset", images.name()));
    return new EvaluatorChoice(
        SUPERNET,
        options,
        EvaluatorFiles.ofSupernets(
            model.folder().getParent(), dataset.map(LocalFile::byName).orElse(Map.of())));
  }

  /** Whether it computes networks here, which is worth more than one evaluator. */
  boolean computes() {
    return trains() || evaluator.equals(SUPERNET);
  }

  /** Those of the options that are mere names of files: how a file is called changes nothing. */
  Map<String, String> names() {
    Map<String, String> names = new HashMap<>(options);
    names.remove(MODEL);
    return names;
  }

  /** Those that say what is read: a digest. */
  Map<String, String> contents() {
    Map<String, String> contents = new HashMap<>(options);
    contents.keySet().retainAll(Set.of(MODEL));
    return contents;
  }

  private boolean trains() {
    return evaluator.equals(TRAIN);
  }

  /**
   * The metric to maximise if none is named.
   *
   * @throws IllegalArgumentException if it must be named
   */
  String metric() {
    if (computes() || evaluator.equals(PREDICTOR)) {
      return "accuracy";
    }
    throw new IllegalArgumentException(
        "--metric is missing; name the metric to maximise%s"
            .formatted(evaluator.equals(TABLE) ? ", a column of the table" : ""));
  }

  /** The evaluations in flight if nothing is said; null if it is everybody's default. */
  Integer parallelism() {
    return computes() ? IN_FLIGHT_IN_COMPUTING : null;
  }

  /** Who searches if nobody is named; null if it is everybody's default. */
  String agent() {
    return trains() ? AGENT_IN_TRAINING : null;
  }

  /** The budget if none is given; null if it is everybody's default. */
  Integer steps() {
    return trains() ? STEPS_IN_TRAINING : null;
  }

  /** The space if none is named; null if it is everybody's default. */
  String space() {
    return evaluator.equals(PREDICTOR) ? "ofa-mbv3-w1.2" : null;
  }
}
