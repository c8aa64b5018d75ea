package io.l2nas.evaluator.exec;

import java.util.function.LongSupplier;

/** Lets so many through in a second, and counts the others. Not safe for several threads. */
final class Pace {
  private static final long SECOND = 1_000_000_000L;

  private final int perSecond;
  private final LongSupplier nanoClock;
  private long second;
  private int passed;
  private int heldBack;

  Pace(int perSecond, LongSupplier nanoClock) {
    this.perSecond = perSecond;
    this.nanoClock = nanoClock;
    this.second = nanoClock.getAsLong();
  }

  boolean lets() {
    long now = nanoClock.getAsLong();
    if (now - second >= SECOND) {
      second = now;
      passed = 0;
    }
    if (passed < perSecond) {
      passed++;
      return true;
    }
    heldBack++;
    return false;
  }

  /** How many were held back since this was last asked. */
  int takeHeldBack() {
    int count = heldBack;
    heldBack = 0;
    return count;
  }
}
