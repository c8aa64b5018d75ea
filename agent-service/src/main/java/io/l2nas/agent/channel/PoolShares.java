package io.l2nas.agent.channel;

import io.l2nas.contracts.DemandReported;
import io.l2nas.contracts.PoolEvent;
import io.l2nas.core.share.ExperimentShare;
import io.l2nas.core.share.PoolBoard;
import io.l2nas.core.share.SharedPool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How all pools are shared, as this instance knows it. Every instance hears the same reports and
 * reckons the same shares; of its own partitions it knows more than it has told.
 */
@ApplicationScoped
public class PoolShares {
  private final PoolBoard board = new PoolBoard();
  private final Map<String, SharedPool> pools = new HashMap<>();
  private boolean begun;

  /**
   * Takes a report.
   *
   * @param ageNanos how long ago it was made
   */
  synchronized void hear(PoolEvent event, long ageNanos) {
    board.hear(event, System.nanoTime() - ageNanos);
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
    Instant clock = Instant.now();
    String today = LocalDate.ofInstant(clock, ZoneOffset.UTC).toString();
    long second = clock.getEpochSecond();
    own.forEach(report -> board.hear(report, now));
    Set<String> asked = own.stream().map(DemandReported::pool).collect(Collectors.toSet());
    Map<String, Integer> grants = new HashMap<>();
    for (String pool : asked) {
      pools
          .computeIfAbsent(pool, name -> new SharedPool())
          .share(board.pool(pool, now, today), now, second)
          .forEach(team -> team.experiments().forEach(share -> grant(share, grants)));
    }
    return grants;
  }

  private static void grant(ExperimentShare share, Map<String, Integer> grants) {
    grants.put(share.demand().experiment(), share.grant());
  }
}
