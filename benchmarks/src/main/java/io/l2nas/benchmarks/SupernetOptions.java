package io.l2nas.benchmarks;

import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.core.space.BuiltInSpaces;
import io.l2nas.core.space.SearchSpace;
import io.l2nas.supernet.SupernetEvaluator;
import io.l2nas.supernet.model.ModelRegistry;
import io.l2nas.supernet.model.RegisteredModel;
import io.l2nas.training.images.Dataset;
import io.l2nas.training.images.Datasets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which supernet is measured, and on which images. */
final class SupernetOptions {
  @Option(
      names = "--supernet",
      required = true,
      description = "The beginning of its digest, as 'l2nas supernet list' tells it.")
  private String digest;

  @Option(names = "--supernets", description = "The folder it is in (${DEFAULT-VALUE}).")
  private Path folder = Path.of("supernets");

  @Option(
      names = "--dataset",
      description = "The folder with the images that it was trained on; without: the digits.")
  private Path dataset;

  RegisteredModel model() {
    ModelRegistry registry = new ModelRegistry(folder);
    return registry.get(registry.digest(digest));
  }

  Map<String, Path> folders() {
    return dataset == null ? Map.of() : Map.of(name(), dataset);
  }

  /** What experiments would call the images. */
  String name() {
    return dataset == null ? Datasets.BUILT_IN : "images";
  }

  Dataset images() {
    return new Datasets(folders()).get(name());
  }

  SupernetEvaluator evaluator() {
    return new SupernetEvaluator(folders(), Optional.of(folder));
  }

  EvaluatorSpec spec(RegisteredModel model) {
    return new EvaluatorSpec(
        "supernet", "accuracy", List.of(), Map.of("model", model.digest(), "dataset", name()));
  }

  /** What tells {@code l2nas search} the same. */
  List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(List.of("--supernet", digest, "--supernets", folder.toString()));
    if (dataset != null) {
      arguments.addAll(List.of("--dataset", dataset.toString()));
    }
    return arguments;
  }

  static SearchSpace space(RegisteredModel model) {
    return new SearchSpace(BuiltInSpaces.find(model.manifest().space()).orElseThrow());
  }
}
