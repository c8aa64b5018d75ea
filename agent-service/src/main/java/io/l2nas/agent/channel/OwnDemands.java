package io.l2nas.agent.channel;

import io.l2nas.contracts.DemandReported;
import io.l2nas.contracts.ExperimentDemand;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the experiments of this instance ask for. */
@ApplicationScoped
public class OwnDemands {
  private final OwnedPartitions owned;

  /** The pools that a partition has asked for something: it must say so when it no longer does. */
  private final Map<Integer, Set<String>> asked = new HashMap<>();

  private int reports;

  OwnDemands(OwnedPartitions owned) {
    this.owned = owned;
  }

  /** A report for each partition and pool. */
  synchronized List<DemandReported> reports() {
    List<DemandReported> all = new ArrayList<>();
    for (OwnedPartition partition : owned.all()) {
      Map<String, List<ExperimentDemand>> demands = partition.demands();
      Set<String> pools = asked.computeIfAbsent(partition.number(), number -> new HashSet<>());
      pools.addAll(demands.keySet());
      for (String pool : pools) {
        reports++;
        all.add(
            new DemandReported(
                pool, partition.number(), reports, demands.getOrDefault(pool, List.of())));
      }
    }
    asked.keySet().removeIf(number -> owned.find(number).isEmpty());
    return all;
  }
}
