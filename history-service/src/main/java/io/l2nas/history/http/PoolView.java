package io.l2nas.history.http;

import io.l2nas.core.access.Caller;
import io.l2nas.core.share.PoolState;
import io.l2nas.core.share.SharedPools.Division;
import io.l2nas.core.share.TeamShare;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A pool as people see it.
 *
 * @param pool the pool
 * @param slots how many evaluations it runs at once
 * @param busySlots how many run now
 * @param waiting actions that are due and not dispatched
 * @param outstandingSeconds evaluation-seconds of all actions without an outcome: what an
 *     autoscaler should look at
 * @param outstandingActions how many actions that are: more slots would have nothing to do
 * @param evaluators who evaluates
 * @param teams who gets what
 */
public record PoolView(
    String pool,
    int slots,
    int busySlots,
    int waiting,
    double outstandingSeconds,
    int outstandingActions,
    List<EvaluatorView> evaluators,
    List<TeamShareView> teams) {

  static PoolView of(String name, Division pool, Instant now) {
    PoolState state = pool.state();
    Map<String, String> teamOf =
        state.demands().stream()
            .collect(
                Collectors.toMap(
                    demand -> demand.experiment(), demand -> demand.team(), (one, same) -> one));
    Set<String> asking = pool.teams().stream().map(TeamShare::team).collect(Collectors.toSet());
    Stream<TeamShareView> idle =
        state.teams().entrySet().stream()
            .filter(team -> !asking.contains(team.getKey()))
            .map(team -> TeamShareView.idle(team.getKey(), team.getValue()))
            .sorted(Comparator.comparing(TeamShareView::team));
    return new PoolView(
        name,
        state.slots(),
        state.busySlots(),
        state.waiting(),
        state.outstandingSeconds(),
        state.outstandingActions(),
        state.evaluators().stream()
            .map(
                each ->
                    EvaluatorView.of(each, state.quarantined().get(each.evaluator()), teamOf, now))
            .toList(),
        Stream.concat(
                pool.teams().stream().map(team -> TeamShareView.of(team, name, state.slots())),
                idle)
            .toList());
  }

  /** The pool as it is shown to a caller: of teams that are not theirs, how much and not what. */
  PoolView as(Caller caller) {
    Map<Boolean, List<TeamShareView>> known =
        teams.stream().collect(Collectors.partitioningBy(team -> caller.mayRead(team.team())));
    Stream<TeamShareView> others =
        known.get(false).isEmpty() ? Stream.of() : Stream.of(TeamShareView.sum(known.get(false)));
    return new PoolView(
        pool,
        slots,
        busySlots,
        waiting,
        outstandingSeconds,
        outstandingActions,
        evaluators.stream().map(evaluator -> evaluator.as(caller)).toList(),
        Stream.concat(known.get(true).stream(), others).toList());
  }
}
