package io.l2nas.agent.channel;

import io.l2nas.contracts.DemandReported;
import io.l2nas.contracts.ExperimentDemand;
import io.l2nas.contracts.ExperimentSpec;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this instance proposes, learns and waits for, for Prometheus; docs/metrics.md lists it. What
 * is followed again after a restart is not counted.
 *
 * <p>INVARIANT: experiments are no labels. There are ever more of them, and few teams and pools.
 */
@ApplicationScoped
class LoopMetrics {
  private final MeterRegistry registry;
  private final Counter stored;
  private final Counter notStored;
  private final Set<Asker> askers = ConcurrentHashMap.newKeySet();
  private volatile Map<Asker, Integer> waiting = Map.of();

  private record Asker(String pool, String team) {
    Tags tags() {
      return Tags.of("pool", pool, "team", team);
    }
  }

  LoopMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.stored = checkpoints("stored");
    this.notStored = checkpoints("failed");
  }

  /** Actions of an experiment are due. */
  void proposed(ExperimentSpec spec, int actions) {
    counter(
            "l2nas.agent.steps.proposed",
            "Steps for which an action was proposed",
            asker(spec).tags())
        .increment(actions);
    lost(spec.pool(), 0); // A counter that begins with its first loss would not show that one.
  }

  /**
   * The outcome of a step was applied.
   *
   * @param completed whether it has a score
   * @param learning what it took to learn from it and to propose the next action, in nanoseconds
   * @param refused how many updates of the networks were refused meanwhile
   */
  void applied(ExperimentSpec spec, boolean completed, long learning, int refused) {
    Tags tags = asker(spec).tags();
    counter(
            "l2nas.agent.outcomes.applied",
            "Outcomes that agents were told",
            tags.and("outcome", completed ? "completed" : "failed"))
        .increment();
    counter(
            "l2nas.agent.updates.refused",
            "Updates of networks that were refused, since a number was not finite",
            tags)
        .increment(refused);
    learning(spec.pool()).record(Duration.ofNanos(learning));
  }

  /** Evaluators of a pool were lost with the actions that they had. */
  void lost(String pool, int evaluators) {
    counter(
            "l2nas.agent.evaluators.lost",
            "Leases that have ended, and actions that were lost in the queue",
            Tags.of("pool", pool))
        .increment(evaluators);
  }

  /** What the experiments of this instance ask for now. */
  void asked(List<DemandReported> demands) {
    Map<Asker, Integer> sums = new HashMap<>();
    for (DemandReported demand : demands) {
      for (ExperimentDemand one : demand.experiments()) {
        sums.merge(new Asker(demand.pool(), one.team()), one.waiting(), Integer::sum);
      }
    }
    waiting = sums;
    sums.keySet().stream().filter(askers::add).forEach(this::registerWaiting);
  }

  /** An agent was written down. */
  void stored() {
    stored.increment();
  }

  /** An agent could not be written down. */
  void notStored() {
    notStored.increment();
  }

  private void registerWaiting(Asker asker) {
    Gauge.builder("l2nas.agent.actions.waiting", this, it -> it.waiting.getOrDefault(asker, 0))
        .description("Actions due and not dispatched")
        .tags(asker.tags())
        .register(registry);
  }

  private Timer learning(String pool) {
    return Timer.builder("l2nas.agent.learning")
        .description("What it takes to learn from an outcome and to propose the next action")
        .tag("pool", pool)
        .serviceLevelObjectives(
            Duration.ofNanos(100_000),
            Duration.ofMillis(1),
            Duration.ofMillis(10),
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10))
        .register(registry);
  }

  private Counter checkpoints(String result) {
    return counter(
        "l2nas.agent.checkpoints", "Agents that were written down", Tags.of("result", result));
  }

  private Counter counter(String name, String description, Tags tags) {
    return Counter.builder(name).description(description).tags(tags).register(registry);
  }

  private static Asker asker(ExperimentSpec spec) {
    return new Asker(spec.pool(), spec.team());
  }
}
