package io.l2nas.evaluator;

import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.evaluator.config.EvaluatorConfig;
import io.l2nas.evaluator.table.TableEvaluator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Builds the evaluators that this service offers; a new one is one more method. */
@ApplicationScoped
public class EvaluatorWiring {

  @Produces
  @ApplicationScoped
  ArchitectureEvaluator table(EvaluatorConfig config) {
    return new TableEvaluator(config.tables());
  }
}
