package io.l2nas.faults.storm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * How long it takes after a kill until the search goes on: until one step more is recorded than
 * were in flight. That one was proposed, evaluated and recorded after the kill; of those before it
 * some may have been nearly done.
 */
final class Recoveries {
  private final int inFlight;
  private final int steps;
  private final List<Open> open = new ArrayList<>();
  private final Map<Victim, List<Duration>> closed = new EnumMap<>(Victim.class);

  private record Open(Victim victim, int target, long killedAt) {}

  /**
   * @param inFlight how many actions are under way at once
   * @param steps where the search ends, and nothing can be recorded any more
   */
  Recoveries(int inFlight, int steps) {
    this.inFlight = inFlight;
    this.steps = steps;
  }

  /** Somebody was killed when so many steps were recorded. */
  void killed(Victim victim, int recorded, long nanoTime) {
    open.add(new Open(victim, Math.min(steps, recorded + inFlight + 1), nanoTime));
  }

  /** So many steps are recorded now. */
  void recorded(int recorded, long nanoTime) {
    for (Iterator<Open> kills = open.iterator(); kills.hasNext(); ) {
      Open kill = kills.next();
      if (recorded >= kill.target()) {
        kills.remove();
        closed
            .computeIfAbsent(kill.victim(), victim -> new ArrayList<>())
            .add(Duration.ofNanos(nanoTime - kill.killedAt()));
      }
    }
  }

  /** Those of one kind of victim. */
  List<Duration> of(Victim victim) {
    return List.copyOf(closed.getOrDefault(victim, List.of()));
  }

  List<Duration> all() {
    return closed.values().stream().flatMap(List::stream).toList();
  }
}
