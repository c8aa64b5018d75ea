package io.l2nas.core.share;

import io.l2nas.contracts.PoolEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All pools: what is known of each, and how it is divided. Whoever hears the same reports divides
 * them alike.
 */
public final class SharedPools {
  private final PoolBoard board = new PoolBoard();
  private final Map<String, SharedPool> pools = new HashMap<>();

  /**
   * A pool, and who gets what of it.
   *
   * @param state who evaluates, and who asks
   * @param teams who gets what, teams by name
   */
  public record Division(PoolState state, List<TeamShare> teams) {}

  /**
   * Takes a report.
   *
   * @param at when it was made, of one monotonic clock, in nanoseconds
   */
  public void hear(PoolEvent event, long at) {
    board.hear(event, at);
  }

  /**
   * How a pool stands.
   *
   * @param now of the same clock
   * @param time the time of day, on which all agree
   */
  public PoolState state(String pool, long now, Instant time) {
    return board.pool(pool, now, LocalDate.ofInstant(time, ZoneOffset.UTC).toString());
  }

  /** How a pool stands, and who gets what of it now; as {@link #state}. */
  public Division divide(String pool, long now, Instant time) {
    PoolState state = state(pool, now, time);
    SharedPool shared = pools.computeIfAbsent(pool, name -> new SharedPool());
    return new Division(state, shared.share(state, now, time.getEpochSecond()));
  }
}
