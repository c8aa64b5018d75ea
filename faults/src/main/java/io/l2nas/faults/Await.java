package io.l2nas.faults;

import java.time.Duration;

/** Waits for what must come. */
public final class Await {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long BETWEEN_LOOKS_MILLIS = 200;

  private Await() {}

  /** What is waited for. */
  public interface Condition {
    boolean holds() throws Exception;
  }

  /**
   * Returns when it holds.
   *
   * @param what it is, for a person
   * @throws IllegalStateException if it does not hold after five minutes
   */
  public static void until(String what, Condition condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("after " + PATIENCE + " still not: " + what);
      }
      Thread.sleep(BETWEEN_LOOKS_MILLIS);
    }
  }
}
