package io.l2nas.agent.channel;

import io.l2nas.contracts.DemandReported;
import io.l2nas.contracts.PoolEvent;
import io.l2nas.core.share.SharedPools;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How all pools are shared, as this instance knows it. Every instance hears the same reports and
 * reckons the same shares; of its own partitions it knows more than it has told.
 */
@ApplicationScoped
public class PoolShares {
  private final SharedPools pools = new SharedPools();
  private boolean begun;

  /**
   * Takes a report.
   *
   * @param ageNanos how long ago it was made
   */
  synchronized void hear(PoolEvent event, long ageNanos) {
    pools.hear(event, System.nanoTime() - ageNanos);
  }

  /** All that was reported before this instance came is known: it may reckon. */
  synchronized void begin() {
    begun = true;
  }

  /**
   * How many more actions of each experiment may be dispatched now.
   *
   * @param own what the experiments of this instance ask for
   * @return by experiment, of all pools that they ask for something; nothing before {@link #begin}
   */
  synchronized Map<String, Integer> grants(Collection<DemandReported> own) {
    if (!begun) {
      return Map.of();
    }
    long now = System.nanoTime();
    Instant time = Instant.now();
    own.forEach(report -> pools.hear(report, now));
    Map<String, Integer> grants = new HashMap<>();
    own.stream()
        .map(DemandReported::pool)
        .distinct()
        .flatMap(pool -> pools.divide(pool, now, time).teams().stream())
        .flatMap(team -> team.experiments().stream())
        .forEach(share -> grants.put(share.demand().experiment(), share.grant()));
    return grants;
  }
}
