package io.l2nas.history.http;

import io.l2nas.core.share.PoolState;

/**
 * A pool in a list.
 *
 * @param pool the pool
 * @param evaluators how many evaluators there are
 * @param slots how many evaluations it runs at once
 * @param busySlots how many run now
 * @param waiting actions that are due and not dispatched
 * @param outstandingSeconds evaluation-seconds of all actions without an outcome
 */
public record PoolSummaryView(
    String pool, int evaluators, int slots, int busySlots, int waiting, double outstandingSeconds) {

  static PoolSummaryView of(String name, PoolState state) {
    return new PoolSummaryView(
        name,
        state.evaluators().size(),
        state.slots(),
        state.busySlots(),
        state.waiting(),
        state.outstandingSeconds());
  }
}
