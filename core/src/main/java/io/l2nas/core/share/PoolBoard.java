package io.l2nas.core.share;

import io.l2nas.contracts.DemandReported;
import io.l2nas.contracts.EvaluatorReported;
import io.l2nas.contracts.EvaluatorState;
import io.l2nas.contracts.ExperimentDemand;
import io.l2nas.contracts.PoolEvent;
import io.l2nas.contracts.QuarantineReported;
import io.l2nas.contracts.TeamReported;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How all pools stand, by the latest report about each thing. Who has not been heard of for {@link
 * PoolEvent#SILENCE} is no longer there. Times are of one monotonic clock, in nanoseconds.
 */
final class PoolBoard {
  private final Map<String, Heard<EvaluatorReported>> evaluators = new TreeMap<>();
  private final Map<String, Heard<DemandReported>> demands = new TreeMap<>();
  private final Map<String, TeamReported> teams = new TreeMap<>();
  private final Map<String, QuarantineReported> quarantined = new TreeMap<>();

  private record Heard<E>(E report, long at) {
    boolean isFresh(long now) {
      return now - at <= PoolEvent.SILENCE.toNanos();
    }
  }

  /**
   * Takes a report.
   *
   * @param at when it was made
   */
  void hear(PoolEvent event, long at) {
    event.match(new Hearing(at));
  }

  /**
   * How a pool stands now.
   *
   * @param today the day of UTC, as {@code 2026-11-28}
   */
  PoolState pool(String pool, long now, String today) {
    evaluators.values().removeIf(heard -> !heard.isFresh(now));
    demands.values().removeIf(heard -> !heard.isFresh(now));
    List<ExperimentDemand> asked =
        demands.values().stream()
            .map(Heard::report)
            .filter(report -> report.pool().equals(pool))
            .flatMap(report -> report.experiments().stream())
            .toList();
    return new PoolState(
        evaluators.values().stream()
            .filter(heard -> heard.report().pool().equals(pool))
            .map(heard -> heard.report().after((now - heard.at()) / 1e9))
            .toList(),
        asked,
        teams.values().stream()
            .collect(Collectors.toMap(TeamReported::team, report -> TeamLimits.of(report, today))),
        quarantined);
  }

  private final class Hearing implements PoolEvent.Cases<Void> {
    private final long at;

    private Hearing(long at) {
      this.at = at;
    }

    @Override
    public Void evaluator(EvaluatorReported event) {
      if (event.state() == EvaluatorState.GONE) {
        evaluators.remove(event.subject());
      } else {
        evaluators.put(event.subject(), new Heard<>(event, at));
      }
      return null;
    }

    @Override
    public Void demand(DemandReported event) {
      demands.put(event.subject(), new Heard<>(event, at));
      return null;
    }

    @Override
    public Void team(TeamReported event) {
      teams.put(event.subject(), event);
      return null;
    }

    @Override
    public Void quarantine(QuarantineReported event) {
      if (event.quarantined()) {
        quarantined.put(event.subject(), event);
      } else {
        quarantined.remove(event.subject());
      }
      return null;
    }
  }
}
