package io.l2nas.core.share;

import java.util.List;

/**
 * Finds out that a pool stands still: actions wait, and slots are free, for longer than a demand
 * takes to be told. Agents that remember different things may each think that it is another's turn.
 */
final class Stall {
  private static final double SECONDS = 2;

  private long since;
  private boolean idle;

  boolean isStalled(PoolState pool, List<Ask> asks, long now) {
    boolean waiting = asks.stream().anyMatch(ask -> ask.demand().waiting() > 0);
    double busy = asks.stream().mapToDouble(Ask::busySlots).sum();
    if (!waiting || busy > pool.sharedSlots() - 1) {
      idle = false;
    } else if (!idle) {
      idle = true;
      since = now;
    }
    return idle && (now - since) / 1e9 > SECONDS;
  }
}
