package io.l2nas.training;

import static io.l2nas.contracts.EvaluationFailed.Reason.INVALID_REQUEST;
import static io.l2nas.contracts.EvaluationFailed.Reason.UNKNOWN_ARCHITECTURE;

import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.core.evaluation.Progress;
import io.l2nas.core.evaluation.Score;
import io.l2nas.core.network.Cost;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.SearchSpace;
import io.l2nas.tensorflow.NativeLibrary;
import io.l2nas.training.fit.FitSettings;
import io.l2nas.training.fit.Fitting;
import io.l2nas.training.images.Dataset;
import io.l2nas.training.images.Datasets;
import io.l2nas.training.network.TrainableNetwork;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores an architecture of {@code nas-bench-201} or {@code darts} by training it, from its first
 * weights on. The same architecture, options and images give the same score on the same kind of
 * processor.
 *
 * <p>The metric is {@code accuracy}, that of the validation images as a fraction. {@code
 * test_accuracy}, {@code loss} (of the last epoch), {@code parameters}, {@code macs} and {@code
 * seconds} can be reported beside it. After every epoch it tells the accuracy so far. Options: see
 * {@link TrainOptions}.
 */
public final class TrainEvaluator implements ArchitectureEvaluator {
  private static final String METRIC = "accuracy";
  private static final String TEST = "test_accuracy";
  private static final List<String> REPORTED =
      List.of(METRIC, TEST, "loss", "parameters", "macs", "seconds");

  private final Datasets datasets;

  /** What an experiment asks for, when all of it has been found. */
  private record Question(Networks networks, Dataset dataset, TrainOptions options) {
    TrainableNetwork network(Architecture architecture) throws EvaluationException {
      try {
        return networks.of(architecture.text(), options.width(), options.cells());
      } catch (IllegalArgumentException e) {
        throw new EvaluationException(UNKNOWN_ARCHITECTURE, e.getMessage());
      }
    }
  }

  /**
   * Reads all data sets.
   *
   * @param folders the folders by the names that experiments use; {@code digits} is always there
   * @throws io.l2nas.training.images.InvalidDatasetException if one of them cannot be used
   */
  public TrainEvaluator(Map<String, Path> folders) {
    this.datasets = new Datasets(folders);
  }

  /**
   * Checks what an experiment asks for, without an architecture, and loads TensorFlow.
   *
   * @throws IllegalArgumentException if the space, the metric, a reported metric or an option is
   *     not valid here
   * @throws LinkageError if there is no TensorFlow for this platform
   */
  public void requireAnswerable(SearchSpace space, EvaluatorSpec spec) {
    String text = space.discretize(space.initialState()).text();
    Question question = question(Networks.ofText(text), spec);
    try {
      question.networks().of(text, question.options().width(), question.options().cells());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the space '%s' says nothing of networks; the evaluator train knows nas-bench-201 and darts"
              .formatted(space.definition().name()),
          e);
    }
    NativeLibrary.load();
  }

  @Override
  public String name() {
    return "train";
  }

  @Override
  public Score score(Architecture architecture, EvaluatorSpec spec, Progress progress)
      throws EvaluationException, InterruptedException {
    Question question = answerable(Networks.ofText(architecture.text()), spec);
    TrainableNetwork network = question.network(architecture);
    FitSettings settings = question.options().fit();
    NativeLibrary.load();
    long started = System.nanoTime();
    try (Fitting fitting = new Fitting(network, question.dataset(), settings)) {
      Map<String, Double> known = new HashMap<>();
      for (int epoch = 0; epoch < settings.epochs(); epoch++) {
        known.put("loss", fitting.epoch(epoch));
        known.put(METRIC, fitting.accuracy(question.dataset().validation()));
        progress.report(Map.of("epoch", epoch + 1.0, METRIC, known.get(METRIC)));
      }
      if (spec.report().contains(TEST)) {
        known.put(TEST, fitting.accuracy(question.dataset().test()));
      }
      known.put("seconds", (System.nanoTime() - started) / 1e9);
      return score(known, network.cost(question.dataset().shape()), spec);
    }
  }

  private static Score score(Map<String, Double> known, Cost cost, EvaluatorSpec spec) {
    known.put("parameters", (double) cost.parameters());
    known.put("macs", (double) cost.multiplyAdds());
    // What has diverged still answers some class, and has no score.
    double accuracy = Double.isFinite(known.get("loss")) ? known.get(METRIC) : Double.NaN;
    known.keySet().retainAll(spec.report());
    return new Score(accuracy, accuracy, known);
  }

  private Question answerable(Networks networks, EvaluatorSpec spec) throws EvaluationException {
    try {
      return question(networks, spec);
    } catch (IllegalArgumentException e) {
      throw new EvaluationException(INVALID_REQUEST, e.getMessage());
    }
  }

  private Question question(Networks networks, EvaluatorSpec spec) {
    requireKnown(spec);
    TrainOptions options = TrainOptions.of(spec.options(), networks.defaultCells());
    Dataset dataset = datasets.get(options.dataset());
    Networks.requireSuitable(dataset.shape());
    Fitting.requireBatch(options.fit(), dataset);
    return new Question(networks, dataset, options);
  }

  private static void requireKnown(EvaluatorSpec spec) {
    if (!spec.metric().equals(METRIC)) {
      throw new IllegalArgumentException(
          "metric is '%s'; the evaluator train maximises %s".formatted(spec.metric(), METRIC));
    }
    for (String metric : spec.report()) {
      if (!REPORTED.contains(metric)) {
        throw new IllegalArgumentException(
            "there is no metric '%s'; the evaluator train reports %s".formatted(metric, REPORTED));
      }
    }
  }
}
