package io.l2nas.agent.channel;

import io.l2nas.contracts.DemandReported;
import io.l2nas.contracts.ExperimentDemand;
import io.l2nas.contracts.PoolEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the experiments of this instance ask for. */
@ApplicationScoped
public class OwnDemands {
  private final OwnedPartitions owned;

  /**
   * When a partition asked a pool for something; that it no longer does, it must say for a while.
   */
  private final Map<Integer, Map<String, Long>> asked = new HashMap<>();

  OwnDemands(OwnedPartitions owned) {
    this.owned = owned;
  }

  /** A report for each pool and each partition that is live; whoever sends it numbers it. */
  synchronized List<DemandReported> reports() {
    long now = System.nanoTime();
    asked.keySet().removeIf(number -> owned.find(number).isEmpty());
    List<DemandReported> all = new ArrayList<>();
    for (OwnedPartition partition : owned.all()) {
      if (partition.isLive()) {
        reports(partition, now, all);
      }
    }
    return all;
  }

  private void reports(OwnedPartition partition, long now, List<DemandReported> all) {
    Map<String, List<ExperimentDemand>> demands = partition.demands();
    Map<String, Long> pools = asked.computeIfAbsent(partition.number(), key -> new HashMap<>());
    demands.keySet().forEach(pool -> pools.put(pool, now));
    pools.values().removeIf(at -> now - at > PoolEvent.SILENCE.toNanos());
    pools
        .keySet()
        .forEach(
            pool ->
                all.add(
                    new DemandReported(
                        pool, partition.number(), 1, demands.getOrDefault(pool, List.of()))));
  }
}
