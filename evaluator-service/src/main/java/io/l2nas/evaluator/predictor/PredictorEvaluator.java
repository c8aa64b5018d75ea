package io.l2nas.evaluator.predictor;

import static io.l2nas.contracts.EvaluationFailed.Reason.INVALID_REQUEST;
import static io.l2nas.contracts.EvaluationFailed.Reason.UNKNOWN_ARCHITECTURE;

import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.core.evaluation.Progress;
import io.l2nas.core.evaluation.Score;
import io.l2nas.core.network.Cost;
import io.l2nas.core.network.MobileNetV3;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.SearchSpace;
import io.l2nas.evaluator.wire.Quote;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Scores an architecture of the space {@code ofa-mbv3-w1.2} by a network that was trained to
 * predict the accuracy of its sub-networks, a surrogate and no truth. An experiment names a
 * predictor that was registered here, never a path.
 *
 * <p>The metric is {@code accuracy}, a fraction; {@code macs} and {@code parameters} can be
 * reported beside it. Options: {@code predictor}, which predictor, if there are several; {@code
 * resolution}, 224 if it is not given.
 */
public final class PredictorEvaluator implements ArchitectureEvaluator {
  private static final String METRIC = "accuracy";
  private static final List<String> METRICS = List.of(METRIC, "macs", "parameters");
  private static final Set<String> OPTIONS = Set.of("predictor", "resolution");
  private static final String DEFAULT_RESOLUTION = "224";

  private static final String SPACE = "ofa-mbv3-w1.2";

  /** That of the super-network whose sub-networks the published predictor has seen. */
  private static final double WIDTH = 1.2;

  private final Map<String, PredictorNetwork> predictors = new TreeMap<>();

  /** What an experiment asks, when all of it has been found. */
  private record Question(PredictorNetwork predictor, int resolution) {}

  /**
   * Reads all predictors.
   *
   * @param files the files by the names that experiments use
   * @throws InvalidPredictorException if one of them cannot be used
   */
  public PredictorEvaluator(Map<String, Path> files) {
    files.forEach((name, file) -> predictors.put(name, PredictorNetwork.read(file)));
  }

  /**
   * Checks what an experiment asks for, without an architecture.
   *
   * @throws IllegalArgumentException if the space, the metric, a reported metric or an option is
   *     not valid here
   */
  public void requireAnswerable(SearchSpace space, EvaluatorSpec spec) {
    question(spec);
    try {
      requireWidth(MobileNetV3.of(space.discretize(space.initialState()).text()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the space '%s' has other networks; the evaluator predictor knows those of %s"
              .formatted(space.definition().name(), SPACE),
          e);
    }
  }

  @Override
  public String name() {
    return "predictor";
  }

  @Override
  public Score score(Architecture architecture, EvaluatorSpec spec, Progress progress)
      throws EvaluationException {
    Question question = answerable(spec);
    MobileNetV3 network = network(architecture);
    double accuracy =
        question.predictor().predict(NetworkEncoding.of(network, question.resolution()));
    Cost cost = network.cost(question.resolution());
    Map<String, Double> known =
        Map.of(
            METRIC,
            accuracy,
            "macs",
            (double) cost.multiplyAdds(),
            "parameters",
            (double) cost.parameters());
    Map<String, Double> reported = new HashMap<>(known);
    reported.keySet().retainAll(spec.report());
    return new Score(accuracy, accuracy, reported);
  }

  private static MobileNetV3 network(Architecture architecture) throws EvaluationException {
    try {
      return requireWidth(MobileNetV3.of(architecture.text()));
    } catch (IllegalArgumentException e) {
      throw new EvaluationException(
          UNKNOWN_ARCHITECTURE,
          "a predictor knows the architectures of %s, and %s is none of them: %s"
              .formatted(
                  SPACE, Quote.beginning(architecture.text()), Quote.printable(e.getMessage())));
    }
  }

  private static MobileNetV3 requireWidth(MobileNetV3 network) {
    if (network.width() != WIDTH) {
      throw new IllegalArgumentException("its width is " + network.width());
    }
    return network;
  }

  private Question answerable(EvaluatorSpec spec) throws EvaluationException {
    try {
      return question(spec);
    } catch (IllegalArgumentException e) {
      throw new EvaluationException(INVALID_REQUEST, e.getMessage());
    }
  }

  private Question question(EvaluatorSpec spec) {
    refuseUnknown(spec);
    return new Question(
        predictor(spec), resolution(spec.options().getOrDefault("resolution", DEFAULT_RESOLUTION)));
  }

  private PredictorNetwork predictor(EvaluatorSpec spec) {
    String name = spec.options().get("predictor");
    if (name == null && predictors.size() == 1) {
      return predictors.values().iterator().next();
    }
    PredictorNetwork predictor = name == null ? null : predictors.get(name);
    if (predictor == null) {
      throw new IllegalArgumentException(
          "option predictor is %s; this evaluator has %s"
              .formatted(Quote.beginning(name == null ? "" : name), predictors.keySet()));
    }
    return predictor;
  }

  private static int resolution(String text) {
    try {
      return NetworkEncoding.requireKnown(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "option resolution is %s; it must be a whole number such as 224"
              .formatted(Quote.beginning(text)),
          e);
    }
  }

  private static void refuseUnknown(EvaluatorSpec spec) {
    if (!spec.metric().equals(METRIC)) {
      throw new IllegalArgumentException(
          "metric is %s; the evaluator predictor maximises %s"
              .formatted(Quote.beginning(spec.metric()), METRIC));
    }
    for (String metric : spec.report()) {
      if (!METRICS.contains(metric)) {
        throw new IllegalArgumentException(
            "there is no metric %s; the evaluator predictor reports %s"
                .formatted(Quote.beginning(metric), METRICS));
      }
    }
    for (String option : spec.options().keySet()) {
      if (!OPTIONS.contains(option)) {
        throw new IllegalArgumentException(
            "option '%s' is unknown; the evaluator predictor has %s"
                .formatted(option, new TreeSet<>(OPTIONS)));
      }
    }
  }
}
