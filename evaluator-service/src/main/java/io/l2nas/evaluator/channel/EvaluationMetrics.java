package io.l2nas.evaluator.channel;

import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluationNotFound;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.EvaluationProgressed;
import io.l2nas.contracts.EvaluationReleased;
import io.l2nas.contracts.EvaluationStarted;
import io.l2nas.evaluator.config.EvaluatorConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How the evaluations of this process end, for Prometheus; docs/metrics.md lists it. All is there
 * from the start, so that the first failure shows as one.
 */
@ApplicationScoped
class EvaluationMetrics {
  /** What agents and budgets tell of, and no evaluator. */
  private static final EnumSet<Reason> OF_OTHERS =
      EnumSet.of(Reason.LOST, Reason.BUDGET, Reason.AGENT);

  private final MeterRegistry registry;
  private final Tags pool;
  private final Counter completed;
  private final Counter handedBack;
  private final Map<Reason, Counter> failed = new EnumMap<>(Reason.class);
  private final Timer seconds;

  EvaluationMetrics(MeterRegistry registry, EvaluatorConfig config) {
    this.registry = registry;
    this.pool = Tags.of("pool", config.pool());
    this.completed =
        counter("l2nas.evaluator.evaluations.completed", "Evaluations that ended in a score", pool);
    this.handedBack =
        counter(
            "l2nas.evaluator.evaluations.released",
            "Evaluations that were handed back before they ended",
            pool);
    for (Reason reason : EnumSet.complementOf(OF_OTHERS)) {
      failed.put(
          reason,
          counter(
              "l2nas.evaluator.evaluations.failed",
              "Evaluations that ended without a score",
              pool.and("reason", reason.name())));
    }
    this.seconds =
        Timer.builder("l2nas.evaluator.evaluation")
            .description("What evaluations took that ended, with a score or without")
            .tags(pool)
            .serviceLevelObjectives(
                Duration.ofMillis(10),
                Duration.ofMillis(100),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                Duration.ofMinutes(10),
                Duration.ofHours(1),
                Duration.ofHours(10))
            .register(registry);
  }

  /** From here on it is told how many slots there are, and how many are taken. */
  void watch(Supplier<Number> slots, Supplier<Number> busy) {
    gauge("l2nas.evaluator.slots", "Evaluations that run at once", slots);
    gauge("l2nas.evaluator.slots.busy", "Evaluations that run now", busy);
  }

  void count(EvaluationEvent event) {
    event.match(new Count());
  }

  private void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).tags(pool).register(registry);
  }

  private Counter counter(String name, String description, Tags tags) {
    return Counter.builder(name).description(description).tags(tags).register(registry);
  }

  private final class Count implements EvaluationEvent.Cases<Void> {
    @Override
    public Void started(EvaluationStarted event) {
      return null;
    }

    @Override
    public Void progressed(EvaluationProgressed event) {
      return null;
    }

    @Override
    public Void released(EvaluationReleased event) {
      handedBack.increment();
      return null;
    }

    @Override
    public Void notFound(EvaluationNotFound event) {
      return null;
    }

    @Override
    public Void outcome(EvaluationOutcome outcome) {
      outcome.match(score -> completed, failure -> failed.get(failure.reason())).increment();
      seconds.record(Duration.ofNanos((long) (outcome.seconds() * 1e9)));
      return null;
    }
  }
}
