package io.l2nas.core.share;

import io.l2nas.contracts.BusySlot;
import io.l2nas.contracts.ExperimentDemand;
import java.util.List;

/** How much work a pool has before it. */
final class Backlog {
  /** What an evaluation is taken to last as long as none in the pool has ended. */
  private static final double UNKNOWN_SECONDS = 1;

  private final PoolState pool;
  private final double usual;

  Backlog(PoolState pool) {
    this.pool = pool;
    this.usual = mean(pool.demands());
  }

  double seconds() {
    return pool.demands().stream().mapToDouble(demand -> demand.open() * seconds(demand)).sum();
  }

  /** Where none has ended, what others take; but not less than one has lasted already. */
  private double seconds(ExperimentDemand demand) {
    return demand.measured() > 0
        ? demand.meanSeconds()
        : Math.max(usual, longestUnderWay(demand.experiment()));
  }

  private double longestUnderWay(String experiment) {
    return pool.evaluators().stream()
        .flatMap(evaluator -> evaluator.running().stream())
        .filter(slot -> slot.experiment().equals(experiment))
        .mapToDouble(BusySlot::seconds)
        .max()
        .orElse(0);
  }

  private static double mean(List<ExperimentDemand> demands) {
    long measured = demands.stream().mapToLong(ExperimentDemand::measured).sum();
    return measured == 0
        ? UNKNOWN_SECONDS
        : demands.stream().mapToDouble(each -> each.measured() * each.meanSeconds()).sum()
            / measured;
  }
}
