package io.l2nas.evaluator.predictor;

import static io.l2nas.contracts.EvaluationFailed.Reason.INVALID_REQUEST;
import static io.l2nas.contracts.EvaluationFailed.Reason.UNKNOWN_ARCHITECTURE;

import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.core.evaluation.Progress;
import io.l2nas.core.evaluation.Score;
import io.l2nas.core.network.Cost;
import io.l2nas.core.network.LatencyTable;
import io.l2nas.core.network.MobileNetV3;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.SearchSpace;
import io.l2nas.evaluator.wire.Quote;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Scores an architecture of the space {@code ofa-mbv3-w1.2} by a network that was trained to
 * predict the accuracy of its sub-networks, a surrogate and no truth. An experiment names a
 * predictor that was registered here, never a path.
 *
 * <p>The metric is {@code accuracy}, a fraction; {@code macs}, {@code parameters} and, where there
 * is a latency table, {@code latency} in milliseconds can be reported beside it. Options: {@code
 * predictor} and {@code latency}, which of them, if there are several; {@code resolution}, 224 if
 * it is not given.
 */
public final class PredictorEvaluator implements ArchitectureEvaluator {
  private static final String METRIC = "accuracy";
  private static final String LATENCY = "latency";
  private static final List<String> METRICS = List.of(METRIC, LATENCY, "macs", "parameters");
  private static final Set<String> OPTIONS = Set.of("predictor", LATENCY, "resolution");
  private static final String DEFAULT_RESOLUTION = "224";

  private static final String SPACE = "ofa-mbv3-w1.2";

  /** That of the super-network whose sub-networks the published predictor has seen. */
  private static final double WIDTH = 1.2;

  private final Map<String, PredictorNetwork> predictors = new TreeMap<>();
  private final Map<String, LatencyTable> latencies = new TreeMap<>();

  /** What an experiment asks, when all of it has been found. */
  private record Question(
      PredictorNetwork predictor, Optional<LatencyTable> latency, int resolution) {

    Map<String, Double> answers(MobileNetV3 network) {
      Cost cost = network.cost(resolution);
      Map<String, Double> answers = new HashMap<>();
      answers.put(METRIC, predictor.predict(NetworkEncoding.of(network, resolution)));
      answers.put("macs", (double) cost.multiplyAdds());
      answers.put("parameters", (double) cost.parameters());
      latency.ifPresent(table -> answers.put(LATENCY, table.milliseconds(network, resolution)));
      return answers;
    }
  }

  /**
   * Reads all files.
   *
   * @param predictorFiles predictors by the names that experiments use
   * @param latencyFiles latency tables by the names that experiments use
   * @throws InvalidPredictorException if one of them cannot be used
   */
  public PredictorEvaluator(Map<String, Path> predictorFiles, Map<String, Path> latencyFiles) {
    predictorFiles.forEach((name, file) -> predictors.put(name, PredictorNetwork.read(file)));
    latencyFiles.forEach((name, file) -> latencies.put(name, LatencyFile.read(file)));
  }

  /**
   * Checks what an experiment asks for, without an architecture.
   *
   * @throws IllegalArgumentException if the space, the metric, a reported metric or an option is
   *     not valid here
   */
  public void requireAnswerable(SearchSpace space, EvaluatorSpec spec) {
    Question question = question(spec);
    MobileNetV3 any;
    try {
      any = requireWidth(MobileNetV3.of(space.discretize(space.initialState()).text()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the space '%s' has other networks; the evaluator predictor knows those of %s"
              .formatted(space.definition().name(), SPACE),
          e);
    }
    question.answers(any);
  }

  @Override
  public String name() {
    return "predictor";
  }

  @Override
  public Score score(Architecture architecture, EvaluatorSpec spec, Progress progress)
      throws EvaluationException {
    Question question = answerable(spec);
    Map<String, Double> answers = answers(question, network(architecture));
    double accuracy = answers.get(METRIC);
    answers.keySet().retainAll(spec.report());
    return new Score(accuracy, accuracy, answers);
  }

  private static Map<String, Double> answers(Question question, MobileNetV3 network)
      throws EvaluationException {
    try {
      return question.answers(network);
    } catch (IllegalArgumentException e) {
      throw new EvaluationException(INVALID_REQUEST, e.getMessage());
    }
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
        chosen("predictor", predictors, spec),
        spec.report().contains(LATENCY) || spec.options().containsKey(LATENCY)
            ? Optional.of(chosen(LATENCY, latencies, spec))
            : Optional.empty(),
        resolution(spec.options().getOrDefault("resolution", DEFAULT_RESOLUTION)));
  }

  /** What the option of that name names; where there is one alone it need not be named. */
  private static <T> T chosen(String option, Map<String, T> known, EvaluatorSpec spec) {
    String name = spec.options().get(option);
    if (name == null && known.size() == 1) {
      return known.values().iterator().next();
    }
    T chosen = name == null ? null : known.get(name);
    if (chosen == null) {
      throw new IllegalArgumentException(
          "option %s is %s; this evaluator has %s"
              .formatted(option, Quote.beginning(name == null ? "" : name), known.keySet()));
    }
    return chosen;
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
