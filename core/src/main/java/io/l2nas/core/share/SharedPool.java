package io.l2nas.core.share;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Divides one pool again and again, and remembers what everybody has had. */
final class SharedPool {
  private final Turns teams = new Turns();
  private final Map<String, Turns> experiments = new HashMap<>();
  private final Lately lately = new Lately();
  private final Stall stall = new Stall();
  private long sharedAt;
  private boolean shared;

  /**
   * Who gets what now.
   *
   * @param now of one monotonic clock, in nanoseconds
   * @param second of the clock that all agree on
   * @return teams by name
   */
  List<TeamShare> share(PoolState pool, long now, long second) {
    List<Ask> asks = lately.asks(pool.demands(), now);
    pass(shared ? (now - sharedAt) / 1e9 : 0, asks, pool);
    shared = true;
    sharedAt = now;
    return FairShare.of(
        pool, asks, stall.isStalled(pool, asks, now) ? new Lot(second) : new Remembered());
  }

  private void pass(double seconds, List<Ask> asks, PoolState pool) {
    Map<String, Map<String, Double>> busy = new HashMap<>();
    for (Ask ask : asks) {
      busy.computeIfAbsent(ask.demand().team(), team -> new HashMap<>())
          .put(ask.experiment(), ask.busySlots());
    }
    teams.pass(
        seconds,
        busy.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    team -> sum(team.getValue()) / pool.limits(team.getKey()).terms().weight())));
    experiments.keySet().retainAll(busy.keySet());
    busy.forEach(
        (team, slots) ->
            experiments.computeIfAbsent(team, key -> new Turns()).pass(seconds, slots));
  }

  private static double sum(Map<String, Double> slots) {
    return slots.values().stream().mapToDouble(each -> each).sum();
  }

  private final class Remembered implements FairShare.Had {
    @Override
    public double ofTeam(String team) {
      return teams.had(team);
    }

    @Override
    public double ofExperiment(Ask ask) {
      return experiments.get(ask.demand().team()).had(ask.experiment());
    }
  }
}
