package io.l2nas.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Sends records for one life of a process, at least once: in order, some of them twice. What is on
 * its way when the process dies may arrive or not, but never the later without the earlier.
 */
final class Producer {
  private final World world;
  private final SimulatedProcess owner;
  private final Map<Log<?>, Long> lastArrival = new HashMap<>();
  private long cutAt = Long.MAX_VALUE;

  Producer(World world, SimulatedProcess owner) {
    this.world = world;
    this.owner = owner;
  }

  /** Sends it and does not wait. */
  <E> void send(Log<E> log, E event) {
    send(log, event, offset -> {});
  }

  /**
   * Sends it.
   *
   * @param arrived is told the offset when the broker has it; the process may be dead by then
   */
  <E> void send(Log<E> log, E event, LongConsumer arrived) {
    Faults faults = world.faults();
    long now = world.scheduler().now();
    long timestamp = owner.wallMillis();
    long arrival =
        Math.max(
            now + world.chance().time(faults.delay()),
            Math.max(world.brokerBackAt(), lastArrival.getOrDefault(log, 0L)));
    lastArrival.put(log, arrival);
    boolean twice = world.chance().happens(faults.duplicate());
    long again = world.chance().time(log.repeats());
    world
        .scheduler()
        .at(
            arrival,
            () -> {
              if (arrival > cutAt) {
                return;
              }
              arrived.accept(log.append(event, timestamp));
              if (twice) {
                world.scheduler().after(again, () -> log.append(event, timestamp));
              }
            });
  }

  /** Its process died. */
  void cut() {
    cutAt = world.scheduler().now() + world.chance().time(world.faults().delay());
  }
}
