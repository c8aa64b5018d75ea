package io.l2nas.supernet;

import static io.l2nas.contracts.EvaluationFailed.Reason.INVALID_REQUEST;
import static io.l2nas.contracts.EvaluationFailed.Reason.UNKNOWN_ARCHITECTURE;

import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.core.evaluation.Progress;
import io.l2nas.core.evaluation.Score;
import io.l2nas.core.network.Cost;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.BuiltInSpaces;
import io.l2nas.core.space.SearchSpace;
import io.l2nas.supernet.djl.LoadedModel;
import io.l2nas.supernet.fit.PathAccuracy;
import io.l2nas.supernet.fit.SupernetTraining;
import io.l2nas.supernet.model.InvalidModelException;
import io.l2nas.supernet.model.Manifest;
import io.l2nas.supernet.model.ModelRegistry;
import io.l2nas.supernet.model.RegisteredModel;
import io.l2nas.training.Networks;
import io.l2nas.training.fit.Standardisation;
import io.l2nas.training.images.Dataset;
import io.l2nas.training.images.Datasets;
import io.l2nas.training.images.LabelledImages;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Scores an architecture by the accuracy that it has with the weights of a supernet, through DJL's
 * TensorFlow engine. Nothing is trained, so a score takes as long as to look at the images once.
 * The same architecture, options and images give the same score on the same kind of processor.
 *
 * <p>The metric is {@code accuracy}, that of the validation images as a fraction. {@code
 * test_accuracy}, {@code parameters}, {@code macs} (both of the architecture alone) and {@code
 * seconds} can be reported beside it. Options: see {@link SupernetOptions}.
 */
public final class SupernetEvaluator implements ArchitectureEvaluator {
  private static final String METRIC = "accuracy";
  private static final String TEST = "test_accuracy";
  private static final String PARAMETERS = "parameters";
  private static final String MACS = "macs";
  private static final List<String> REPORTED = List.of(METRIC, TEST, PARAMETERS, MACS, "seconds");

  private final Map<String, Path> folders;
  private final Optional<ModelRegistry> registry;
  private final Map<String, Supernet> supernets = new ConcurrentHashMap<>();
  private Datasets datasets;

  /** A supernet at work. */
  private record Supernet(
      Manifest manifest, Standardisation standardisation, SearchSpace space, LoadedModel model) {}

  /** What an experiment asks for, when all of it has been found. */
  private record Question(Supernet supernet, Dataset dataset, int batch) {
    double accuracy(LabelledImages images, int[] choices) throws InterruptedException {
      return new PathAccuracy(images, supernet.standardisation(), batch)
          .of(supernet.model(), choices);
    }
  }

  /**
   * Reads nothing yet: data sets may be large, and another evaluator may have them already.
   *
   * @param folders the folders by the names that experiments use; {@code digits} is always there
   * @param registry the only folder that supernets come from; empty if there are none
   */
  public SupernetEvaluator(Map<String, Path> folders, Optional<Path> registry) {
    this.folders = Map.copyOf(folders);
    this.registry = registry.map(ModelRegistry::new);
  }

  /**
   * Checks what an experiment asks for, without an architecture, and loads the supernet.
   *
   * @throws IllegalArgumentException if the space, the metric, a reported metric or an option is
   *     not valid here
   * @throws InvalidModelException if the supernet is not there, or cannot be used
   * @throws io.l2nas.training.images.InvalidDatasetException if a data set cannot be used
   * @throws LinkageError if there is no TensorFlow for this platform
   */
  public void requireAnswerable(SearchSpace space, EvaluatorSpec spec) {
    Manifest manifest = question(spec).supernet().manifest();
    if (!manifest.space().equals(space.definition().name())) {
      throw new IllegalArgumentException(
          "the space is '%s'; the supernet holds architectures of %s"
              .formatted(space.definition().name(), manifest.space()));
    }
  }

  @Override
  public String name() {
    return "supernet";
  }

  @Override
  public Score score(Architecture architecture, EvaluatorSpec spec, Progress progress)
      throws EvaluationException, InterruptedException {
    Question question = answerable(spec);
    int[] choices = choices(question.supernet(), architecture);
    long started = System.nanoTime();
    double accuracy = question.accuracy(question.dataset().validation(), choices);
    Map<String, Double> known = new HashMap<>();
    known.put(METRIC, accuracy);
    if (spec.report().contains(TEST)) {
      known.put(TEST, question.accuracy(question.dataset().test(), choices));
    }
    known.put("seconds", (System.nanoTime() - started) / 1e9);
    if (asksForCost(spec)) {
      Cost cost = cost(question, architecture);
      known.put(PARAMETERS, (double) cost.parameters());
      known.put(MACS, (double) cost.multiplyAdds());
    }
    known.keySet().retainAll(spec.report());
    return new Score(accuracy, accuracy, known);
  }

  private static int[] choices(Supernet supernet, Architecture architecture)
      throws EvaluationException {
    Architecture known =
        supernet
            .space()
            .read(architecture.text())
            .orElseThrow(
                () ->
                    new EvaluationException(
                        UNKNOWN_ARCHITECTURE,
                        "'%s' is no architecture of %s, whose supernet this is"
                            .formatted(architecture.text(), supernet.manifest().space())));
    return SupernetTraining.choices(supernet.space(), known);
  }

  private static boolean asksForCost(EvaluatorSpec spec) {
    return spec.report().contains(PARAMETERS) || spec.report().contains(MACS);
  }

  private static Cost cost(Question question, Architecture architecture) {
    Manifest.Network size = question.supernet().manifest().network();
    return Networks.ofText(architecture.text())
        .of(architecture.text(), size.width(), size.cells())
        .cost(question.dataset().shape());
  }

  private Question answerable(EvaluatorSpec spec) throws EvaluationException {
    try {
      return question(spec);
    } catch (IllegalArgumentException | InvalidModelException e) {
      throw new EvaluationException(INVALID_REQUEST, e.getMessage());
    }
  }

  private Question question(EvaluatorSpec spec) {
    requireKnown(spec);
    SupernetOptions options = SupernetOptions.of(spec.options());
    Supernet supernet = supernets.computeIfAbsent(options.model(), this::loaded);
    Manifest manifest = supernet.manifest();
    if (asksForCost(spec) && manifest.network() == null) {
      throw new IllegalArgumentException(
          "the manifest of the supernet says nothing of the network's size; leave out %s and %s"
              .formatted(PARAMETERS, MACS));
    }
    Dataset dataset =
        datasets()
            .get(
                options
                    .dataset()
                    .orElseGet(
                        () -> manifest.training().getOrDefault("dataset", Datasets.BUILT_IN)));
    if (!dataset.shape().equals(manifest.shape())) {
      throw new IllegalArgumentException(
          "the images are %s; the supernet is for %s: give another option dataset"
              .formatted(dataset.shape(), manifest.shape()));
    }
    return new Question(supernet, dataset, options.batch());
  }

  private synchronized Datasets datasets() {
    if (datasets == null) {
      datasets = new Datasets(folders);
    }
    return datasets;
  }

  private Supernet loaded(String digest) {
    RegisteredModel registered =
        registry
            .orElseThrow(
                () ->
                    new InvalidModelException(
                        "this evaluator has no folder with supernets; set l2nas.evaluator.supernets"))
            .get(digest);
    SearchSpace space =
        new SearchSpace(BuiltInSpaces.find(registered.manifest().space()).orElseThrow());
    return new Supernet(
        registered.manifest(),
        registered.manifest().standardisation(),
        space,
        new LoadedModel(registered));
  }

  private static void requireKnown(EvaluatorSpec spec) {
    if (!spec.metric().equals(METRIC)) {
      throw new IllegalArgumentException(
          "metric is '%s'; the evaluator supernet maximises %s".formatted(spec.metric(), METRIC));
    }
    for (String metric : spec.report()) {
      if (!REPORTED.contains(metric)) {
        throw new IllegalArgumentException(
            "there is no metric '%s'; the evaluator supernet reports %s"
                .formatted(metric, REPORTED));
      }
    }
  }
}
