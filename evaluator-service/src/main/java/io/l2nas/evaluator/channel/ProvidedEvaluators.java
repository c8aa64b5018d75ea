package io.l2nas.evaluator.channel;

import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.core.evaluation.EvaluatorFolders;
import io.l2nas.core.evaluation.EvaluatorProvider;
import io.l2nas.messaging.LogLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The evaluators that are not this service's own: whatever the class path brings.
 *
 * @param evaluators those that are there
 * @param device what they compute on, for people; to find that out takes a while where there is a
 *     GPU
 */
public record ProvidedEvaluators(List<ArchitectureEvaluator> evaluators, Supplier<String> device) {
  static final String PROCESSOR = "cpu";
  private static final Logger LOGGER = Logger.getLogger(ProvidedEvaluators.class);

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
    return of(
        ServiceLoader.load(EvaluatorProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList(),
        new EvaluatorFolders(datasets, supernets));
  }

  static ProvidedEvaluators of(List<EvaluatorProvider> providers, EvaluatorFolders folders) {
    return new ProvidedEvaluators(
        providers.stream().map(provider -> provider.create(folders)).toList(),
        () ->
            providers.stream()
                .flatMap(provider -> deviceOf(provider).stream())
                .findFirst()
                .orElse(PROCESSOR));
  }

  /** The others can work without it, and whoever asks for this one is told the same again. */
  private static Optional<String> deviceOf(EvaluatorProvider provider) {
    try {
      return provider.device();
    } catch (RuntimeException | LinkageError e) {
      LogLine.of(provider.getClass().getSimpleName() + " cannot say what it computes on")
          .error(e)
          .warn(LOGGER);
      return Optional.empty();
    }
  }
}
