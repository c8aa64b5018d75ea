package io.l2nas.supernet;

import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.core.evaluation.EvaluatorFolders;
import io.l2nas.core.evaluation.EvaluatorProvider;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Brings the evaluator {@code supernet}. The native library is loaded on first use. */
public final class SupernetProvider implements EvaluatorProvider {

  @Override
  public ArchitectureEvaluator create(EvaluatorFolders folders) {
    Map<String, Path> datasets = new HashMap<>();
    folders.datasets().forEach((name, folder) -> datasets.put(name, Path.of(folder)));
    return new SupernetEvaluator(datasets, folders.supernets().map(Path::of));
  }
}
