package io.l2nas.training;

import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.core.evaluation.EvaluatorFolders;
import io.l2nas.core.evaluation.EvaluatorProvider;
import io.l2nas.tensorflow.ComputeDevice;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Brings the evaluator {@code train}. The native library is loaded on first use; one that can use a
 * GPU, at the start.
 */
public final class TrainProvider implements EvaluatorProvider {

  @Override
  public ArchitectureEvaluator create(EvaluatorFolders folders) {
    Map<String, Path> datasets = new HashMap<>();
    folders.datasets().forEach((name, folder) -> datasets.put(name, Path.of(folder)));
    return new TrainEvaluator(datasets);
  }

  @Override
  public Optional<String> device() {
    return ComputeDevice.gpu();
  }
}
