package io.l2nas.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/**
 * The one clock, and all that is to happen. Time is in nanoseconds and jumps from one event to the
 * next; of two events at one time the one that was planned first comes first.
 */
final class Scheduler {
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
  private long now;
  private long planned;

  private record Event(long at, long number, Runnable action) {}

  long now() {
    return now;
  }

  void after(long delay, Runnable action) {
    at(now + delay, action);
  }

  void at(long time, Runnable action) {
    planned++;
    events.add(new Event(Math.max(now, time), planned, action));
  }

  /** Lets things happen until it is done, or nothing is left to happen before the limit. */
  void run(BooleanSupplier isDone, long limit) {
    while (!isDone.getAsBoolean() && !events.isEmpty() && events.peek().at() <= limit) {
      Event next = events.remove();
      now = next.at();
      next.action().run();
    }
  }
}
