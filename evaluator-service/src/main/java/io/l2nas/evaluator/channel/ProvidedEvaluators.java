package io.l2nas.evaluator.channel;

import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.core.evaluation.EvaluatorFolders;
import io.l2nas.core.evaluation.EvaluatorProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The evaluators that are not this service's own: whatever the class path brings. */
public record ProvidedEvaluators(List<ArchitectureEvaluator> evaluators) {
  public ProvidedEvaluators {
    evaluators = List.copyOf(evaluators);
  }

  /**
   * Those that are there.
   *
   * @param datasets paths of folders with images, by the names that experiments use
   * @param supernets the path of the folder with supernets, if there is one
   */
  public static ProvidedEvaluators find(Map<String, String> datasets, Optional<String> supernets) {
    EvaluatorFolders folders = new EvaluatorFolders(datasets, supernets);
    return new ProvidedEvaluators(
        ServiceLoader.load(EvaluatorProvider.class).stream()
            .map(provider -> provider.get().create(folders))
            .toList());
  }
}
