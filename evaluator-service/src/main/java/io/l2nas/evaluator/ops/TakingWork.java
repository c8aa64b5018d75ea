package io.l2nas.evaluator.ops;

import io.l2nas.evaluator.channel.EvaluatorPool;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means that actions are being taken; a busy evaluator is ready, a closed consumer is not.
 */
@Readiness
@ApplicationScoped
public class TakingWork implements HealthCheck {
  private final EvaluatorPool pool;

  TakingWork(EvaluatorPool pool) {
    this.pool = pool;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("evaluator takes work").status(pool.isTakingWork()).build();
  }
}
