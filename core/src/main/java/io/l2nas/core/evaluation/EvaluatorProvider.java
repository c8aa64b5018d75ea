package io.l2nas.core.evaluation;

import java.util.Optional;

/**
 * Brings another {@link ArchitectureEvaluator}. It is found with {@link java.util.ServiceLoader},
 * so that a service need not know whose library it uses, and need not carry it where nobody wants
 * it.
 */
public interface EvaluatorProvider {

  /**
   * The evaluator.
   *
   * @param folders where it finds what it reads
   * @throws RuntimeException if one of them cannot be used; the message says which, and why
   */
  ArchitectureEvaluator create(EvaluatorFolders folders);

  /**
   * What it computes on besides the processor, for people: {@code gpu: NVIDIA H100 80GB HBM3}.
   *
   * @throws LinkageError if a native library cannot be loaded
   */
  default Optional<String> device() {
    return Optional.empty();
  }
}
