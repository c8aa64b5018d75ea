package io.l2nas.core.share;

import java.util.HashMap;
import java.util.Map;

/**
 * Whose turn it is where whole numbers cannot be fair: whoever had least for his weight (start-time
 * fair queueing: Goyal, Vin and Cheng, 1996). Time without demand is not made up for: who comes
 * back stands beside the one who had least.
 */
final class Turns {
  private final Map<String, Double> had = new HashMap<>();
  private Map<String, Double> rates = Map.of();

  /**
   * Time has passed, and from now on these are in demand.
   *
   * @param seconds since the last call
   * @param inDemand how many slots each holds, by its weight
   */
  void pass(double seconds, Map<String, Double> inDemand) {
    rates.forEach((name, rate) -> had.merge(name, rate * seconds, Double::sum));
    double least =
        inDemand.keySet().stream()
            .filter(rates::containsKey)
            .mapToDouble(had::get)
            .min()
            .orElseGet(() -> had.values().stream().mapToDouble(d -> d).max().orElse(0));
    inDemand.keySet().forEach(name -> had.merge(name, least, Math::max));
    had.entrySet()
        .removeIf(entry -> entry.getValue() <= least && !inDemand.containsKey(entry.getKey()));
    rates = Map.copyOf(inDemand);
  }

  /** Slot-seconds by weight; only to be compared with those of others. */
  double had(String name) {
    return had.getOrDefault(name, 0.0);
  }
}
