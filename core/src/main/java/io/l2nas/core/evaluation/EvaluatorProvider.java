package io.l2nas.core.evaluation;

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
}
