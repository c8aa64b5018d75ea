package io.l2nas.history.ops;

import io.l2nas.history.channel.EvaluationRecorder;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means that what evaluators tell is recorded and published. A database that is full, or
 * away, makes it wait; nothing is lost then, and a restart would not help.
 */
@Readiness
@ApplicationScoped
public class RecordsOutcomes implements HealthCheck {
  private final EvaluationRecorder recorder;

  RecordsOutcomes(EvaluationRecorder recorder) {
    this.recorder = recorder;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("history records outcomes").status(recorder.trouble().isEmpty());
    recorder.trouble().ifPresent(trouble -> answer.withData("error", trouble));
    return answer.build();
  }
}
