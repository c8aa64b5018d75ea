package io.l2nas.core.evaluation;

import java.util.Map;
import java.util.Optional;

/**
 * Where evaluators find what they read, as paths of this machine.
 *
 * @param datasets folders with images, by the names that experiments use
 * @param supernets the folder with supernets, if there is one
 */
public record EvaluatorFolders(Map<String, String> datasets, Optional<String> supernets) {
  public EvaluatorFolders {
    datasets = Map.copyOf(datasets);
  }
}
