package io.l2nas.history.ops;

import io.l2nas.core.share.PoolState;
import io.l2nas.history.channel.PoolDirectory;
import io.l2nas.history.channel.PoolFollower;
import io.l2nas.messaging.LogLine;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/** How the pools stand, for Prometheus and autoscalers; reckoned when somebody asks. */
@ApplicationScoped
public class PoolMetrics {
  private static final Logger LOGGER = Logger.getLogger(PoolMetrics.class);

  private final PoolDirectory directory;
  private final PoolFollower pools;
  private final MeterRegistry registry;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  PoolMetrics(PoolDirectory directory, PoolFollower pools, MeterRegistry registry) {
    this.directory = directory;
    this.pools = pools;
    this.registry = registry;
  }

  /** A pool may be made at any time. */
  @Scheduled(
      every = "5s",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = ApplicationNotRunning.class)
  Uni<Void> find() {
    return directory
        .pools()
        .invoke(names -> names.stream().filter(known::add).forEach(this::register))
        .onFailure()
        .invoke(e -> LogLine.of("the pools are not known now").error(e).warn(LOGGER))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private void register(String pool) {
    gauge(
        pool,
        "l2nas.pool.outstanding.seconds",
        "Evaluation-seconds of all actions without an outcome: what an autoscaler should look at",
        PoolState::outstandingSeconds);
    gauge(pool, "l2nas.pool.slots", "Evaluations that run at once", PoolState::slots);
    gauge(pool, "l2nas.pool.slots.busy", "Evaluations that run now", PoolState::busySlots);
    gauge(pool, "l2nas.pool.actions.waiting", "Actions due and not dispatched", PoolState::waiting);
    gauge(
        pool,
        "l2nas.pool.evaluators.quarantined",
        "Evaluators that take nothing until they are released",
        PoolState::evaluatorsInQuarantine);
  }

  private void gauge(
      String pool, String name, String description, ToDoubleFunction<PoolState> value) {
    Gauge.builder(name, pools, each -> value.applyAsDouble(each.state(pool)))
        .description(description)
        .tag("pool", pool)
        .register(registry);
  }
}
