package io.l2nas.evaluator;

import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.evaluator.channel.ProvidedEvaluators;
import io.l2nas.evaluator.config.EvaluatorConfig;
import io.l2nas.evaluator.config.EvaluatorConfig.CommandConfig;
import io.l2nas.evaluator.config.EvaluatorConfig.ServiceConfig;
import io.l2nas.evaluator.exec.Command;
import io.l2nas.evaluator.exec.ExecEvaluator;
import io.l2nas.evaluator.http.HttpEvaluator;
import io.l2nas.evaluator.http.Patience;
import io.l2nas.evaluator.http.Service;
import io.l2nas.evaluator.predictor.PredictorEvaluator;
import io.l2nas.evaluator.table.TableEvaluator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/**
 * Builds the evaluators that this service offers: its own, a method each, and those that the class
 * path brings.
 */
@ApplicationScoped
public class EvaluatorWiring {

  @Produces
  @ApplicationScoped
  ArchitectureEvaluator table(EvaluatorConfig config) {
    return new TableEvaluator(config.tables());
  }

  @Produces
  @ApplicationScoped
  ArchitectureEvaluator predictor(EvaluatorConfig config) {
    return new PredictorEvaluator(config.predictors(), config.latencies());
  }

  @Produces
  @Singleton
  ProvidedEvaluators provided(EvaluatorConfig config) {
    return ProvidedEvaluators.find(config.datasets(), config.supernets());
  }

  @Produces
  @Singleton
  ExecEvaluator exec(EvaluatorConfig config) {
    return new ExecEvaluator(
        config.commands().entrySet().stream()
            .map(entry -> command(entry.getKey(), entry.getValue()))
            .toList());
  }

  void close(@Disposes ExecEvaluator exec) {
    exec.close();
  }

  @Produces
  @ApplicationScoped
  ArchitectureEvaluator http(EvaluatorConfig config) {
    return new HttpEvaluator(
        config.services().entrySet().stream()
            .map(entry -> service(entry.getKey(), entry.getValue()))
            .toList(),
        Patience.DEFAULT);
  }

  private static Command command(String name, CommandConfig config) {
    return new Command(
        name,
        config.line(),
        config.lives(),
        config.environment(),
        Set.copyOf(config.options().orElse(List.of())));
  }

  private static Service service(String name, ServiceConfig config) {
    return new Service(name, config.url(), Set.copyOf(config.options().orElse(List.of())));
  }
}
