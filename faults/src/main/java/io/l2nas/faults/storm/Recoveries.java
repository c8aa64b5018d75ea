package io.l2nas.faults.storm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long it takes after a kill until the search goes on: until one step more is recorded than
 * were in flight. That one was proposed, evaluated and recorded after the kill; of those before it
 * some may have been nearly done.
 *
 * <p>Who is killed while the search has not recovered from the kill before adds to the same outage:
 * it recovers from the last of its kills.
 */
final class Recoveries {
  private final int inFlight;
  private final int steps;
  private final Map<Victim, List<Duration>> alone = new EnumMap<>(Victim.class);
  private final List<Duration> several = new ArrayList<>();
  private Outage outage;

  /** Goes on until so many steps are recorded. */
  private record Outage(List<Duration> kind, int until, long lastKillAt) {}

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
    List<Duration> kind =
        outage == null ? alone.computeIfAbsent(victim, one -> new ArrayList<>()) : several;
    outage = new Outage(kind, Math.min(steps, recorded + inFlight + 1), nanoTime);
  }

  /**
   * So many steps are recorded now; if that ends an outage, returns how long after its last kill.
   */
  Optional<Duration> recorded(int recorded, long nanoTime) {
    if (outage == null || recorded < outage.until()) {
      return Optional.empty();
    }
    Duration recovery = Duration.ofNanos(nanoTime - outage.lastKillAt());
    outage.kind().add(recovery);
    outage = null;
    return Optional.of(recovery);
  }

  /** From outages in which one of these was killed, and nobody else. */
  List<Duration> of(Victim victim) {
    return List.copyOf(alone.getOrDefault(victim, List.of()));
  }

  /** From outages of several kills. */
  List<Duration> ofSeveral() {
    return List.copyOf(several);
  }

  List<Duration> all() {
    return Stream.concat(alone.values().stream().flatMap(List::stream), several.stream()).toList();
  }
}
