package io.l2nas.simulation;

import io.l2nas.contracts.DemandReported;
import io.l2nas.contracts.ExperimentDemand;
import io.l2nas.contracts.PoolEvent;
import io.l2nas.core.share.SharedPools;
import io.l2nas.core.share.SharedPools.Division;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an agent knows of its pool, what it tells of its own demand, and what it may send. */
final class AgentShares {
  private final AgentProcess owner;
  private final World world;
  private final Map<Integer, AgentPartition> owned;
  private final SharedPools pools = new SharedPools();
  private final Map<Integer, Long> askedAt = new HashMap<>();
  private final Map<Integer, DemandReported> told = new HashMap<>();
  private final Map<Integer, Long> toldAt = new HashMap<>();
  private long position;
  private long pastEnds;
  private int number;

  AgentShares(AgentProcess owner, Map<Integer, AgentPartition> owned) {
    this.owner = owner;
    this.world = owner.world();
    this.owned = owned;
  }

  void begin() {
    pastEnds = world.reports().end();
    world.reports().listen(owner.name(), owner.step(this::read));
    owner.next(this::read);
  }

  void hear(PoolEvent event, long age) {
    pools.hear(event, owner.now() - age);
  }

  /** How many more actions of each experiment may be dispatched; none before all is known. */
  Map<String, Integer> grants() {
    if (!hasBegun()) {
      return Map.of();
    }
    reports().forEach(report -> pools.hear(report, owner.now()));
    Map<String, Integer> grants = new HashMap<>();
    divide().teams().stream()
        .flatMap(team -> team.experiments().stream())
        .forEach(share -> grants.put(share.demand().experiment(), share.grant()));
    return grants;
  }

  /** Tells what is asked for: when it changes, and now and then. */
  void publishDemands() {
    for (DemandReported report : reports()) {
      DemandReported last = told.get(report.partition());
      boolean stale =
          last == null
              || !last.experiments().equals(report.experiments())
              || owner.now() - toldAt.get(report.partition()) >= PoolEvent.INTERVAL.toNanos();
      if (stale) {
        number++;
        told.put(report.partition(), report);
        toldAt.put(report.partition(), owner.now());
        owner
            .producer()
            .send(
                world.reports(),
                new DemandReported(
                    report.pool(), report.partition(), number, report.experiments()));
      }
    }
  }

  /** Something was sent: nobody may have more than there is, or than his team may have. */
  void judge(Set<String> sent) {
    if (hasBegun() && !sent.isEmpty()) {
      reports().forEach(report -> pools.hear(report, owner.now()));
      world.credits().judge(owner.name(), divide(), sent);
    }
  }

  private boolean hasBegun() {
    return position >= pastEnds;
  }

  private Division divide() {
    return pools.divide(Plan.POOL, owner.now(), Instant.ofEpochMilli(owner.wallMillis()));
  }

  private void read() {
    for (Log.Entry<PoolEvent> record : world.reports().read(position, Integer.MAX_VALUE)) {
      boolean past = record.offset() < pastEnds;
      long age = past ? Math.max(0, owner.wallMillis() - record.timestamp()) * 1_000_000 : 0;
      owner.hear(record.event(), age);
      position = record.offset() + 1;
    }
    owner.dispatchDue();
  }

  private List<DemandReported> reports() {
    askedAt.keySet().retainAll(owned.keySet());
    List<DemandReported> reports = new ArrayList<>();
    owned.forEach(
        (partition, held) -> {
          if (held.isLive()) {
            List<ExperimentDemand> demands = held.demands().getOrDefault(Plan.POOL, List.of());
            if (!demands.isEmpty()) {
              askedAt.put(partition, owner.now());
            }
            Long asked = askedAt.get(partition);
            if (asked != null && owner.now() - asked <= PoolEvent.SILENCE.toNanos()) {
              reports.add(new DemandReported(Plan.POOL, partition, 1, demands));
            }
          }
        });
    return reports;
  }
}
