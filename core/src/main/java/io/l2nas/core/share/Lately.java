package io.l2nas.core.share;

import io.l2nas.contracts.ExperimentDemand;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What experiments have asked for lately: a demand counts for a while after it has fallen. */
final class Lately {
  /** From an outcome to the next action that follows from it, on a machine that is busy. */
  private static final double SECONDS = 0.5;

  /** Whoever looks more seldom saw nothing lately. */
  private static final double SELDOM_SECONDS = 5;

  private final Map<String, Level> levels = new HashMap<>();
  private long lookedAt;

  /**
   * How much an experiment is taken to ask for.
   *
   * @param demand what it asks for now
   * @param actions how many actions it is taken to have open
   * @param fallenAt when it was first seen to have fewer
   */
  private record Level(ExperimentDemand demand, int actions, long fallenAt) {
    private static final long NEVER = Long.MIN_VALUE;

    static Level of(ExperimentDemand demand) {
      return new Level(demand, demand.open(), NEVER);
    }

    Level then(ExperimentDemand next, long now) {
      if (next.open() >= actions) {
        return of(next);
      }
      if (fallenAt == NEVER) {
        return new Level(next, actions, now);
      }
      return (now - fallenAt) / 1e9 > SECONDS ? of(next) : new Level(next, actions, fallenAt);
    }
  }

  /** Takes what is asked for now, and says what was lately. */
  List<Ask> asks(Collection<ExperimentDemand> demands, long now) {
    if ((now - lookedAt) / 1e9 > SELDOM_SECONDS) {
      levels.clear();
    }
    lookedAt = now;
    Map<String, ExperimentDemand> asking = new HashMap<>();
    demands.forEach(demand -> asking.put(demand.experiment(), demand));
    levels.replaceAll(
        (experiment, level) ->
            level.then(asking.getOrDefault(experiment, nothing(level.demand())), now));
    asking.forEach((experiment, demand) -> levels.putIfAbsent(experiment, Level.of(demand)));
    levels.values().removeIf(level -> level.actions() == 0);
    List<Ask> asks = new ArrayList<>();
    levels.values().forEach(level -> asks.add(new Ask(level.demand(), level.actions())));
    return asks;
  }

  /** An experiment that is not among those that ask for something. */
  private static ExperimentDemand nothing(ExperimentDemand last) {
    return new ExperimentDemand(
        last.experiment(), last.team(), last.priority(), 0, 0, last.measured(), last.meanSeconds());
  }
}
