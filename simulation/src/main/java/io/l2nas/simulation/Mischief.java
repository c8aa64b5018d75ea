package io.l2nas.simulation;

import java.time.Duration;
import java.util.List;

/** What goes wrong from outside, until the world is calm. */
final class Mischief {
  private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(8);

  private final World world;
  private final List<Runnable> kinds;

  Mischief(World world) {
    this.world = world;
    this.kinds =
        List.of(
            () -> pick(world.evaluators()).crash(),
            () -> pick(world.evaluators()).drain(),
            () -> freeze(pick(world.evaluators())),
            () -> freeze(pick(world.historyProcesses())),
            () -> freeze(pick(world.agentProcesses())),
            () -> pick(world.historyProcesses()).crash(),
            () -> pick(world.agentProcesses()).crash(),
            () -> world.database().goAway(world.chance().time(LONGEST_OUTAGE)),
            () -> world.stopBroker(world.chance().time(LONGEST_OUTAGE)),
            () -> world.queue().lose(),
            () -> world.histories().shuffle(),
            this::shuffleAgents);
  }

  void begin() {
    long pause = world.chance().time(world.faults().pause().multipliedBy(2));
    world
        .scheduler()
        .after(
            pause,
            () -> {
              if (!world.isCalm()) {
                world.chance().pick(kinds).run();
                begin();
              }
            });
  }

  private void freeze(SimulatedProcess process) {
    long nanos = world.chance().time(world.plan().lease().multipliedBy(3));
    world.leases().troubleUntil(world.scheduler().now() + nanos);
    process.freeze(nanos);
  }

  private void shuffleAgents() {
    world.leases().trouble();
    world.agents().shuffle();
  }

  private <T> T pick(List<T> some) {
    return world.chance().pick(some);
  }
}
