package io.l2nas.history.ops;

import io.l2nas.history.channel.EvaluationRecorder;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** What {@link RecordsOutcomes} answers, for Prometheus, which does not ask it. */
@Startup
@ApplicationScoped
class RecorderMetrics {
  RecorderMetrics(EvaluationRecorder recorder, MeterRegistry registry) {
    Gauge.builder("l2nas.history.stuck", recorder, each -> each.trouble().isPresent() ? 1 : 0)
        .description("1 while nothing can be recorded, or not be published")
        .register(registry);
  }
}
