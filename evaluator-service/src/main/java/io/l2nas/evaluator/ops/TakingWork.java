package io.l2nas.evaluator.ops;

import io.l2nas.evaluator.channel.EvaluatorPool;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means that actions are being taken; a busy evaluator is ready. One that has no broker is
 * not, and one in quarantine is not, which the answer explains.
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
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("evaluator takes work").status(pool.isTakingWork());
    pool.quarantined().forEach((evaluator, reason) -> answer.withData(evaluator, reason));
    return answer.build();
  }
}
