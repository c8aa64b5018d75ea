package io.l2nas.evaluator.http;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How long to wait before a service is asked again.
 *
 * @param first the first wait; each further one is twice as long
 * @param longest no wait is longer, whatever the service asks for
 * @param connections how often a service that cannot be reached is tried
 */
public record Patience(Duration first, Duration longest, int connections) {
  /** For services that start, deploy and scale: they are back within a minute or two. */
  public static final Patience DEFAULT =
      new Patience(Duration.ofSeconds(1), Duration.ofSeconds(60), 8);

  private static final int MAX_DOUBLINGS = 16;

  /**
   * How long to wait.
   *
   * @param tries how often it was tried, from 1
   * @param retryAfter the seconds that the service asks for, if it does
   */
  Duration pause(int tries, OptionalLong retryAfter) {
    Duration pause =
        retryAfter.isPresent()
            ? Duration.ofSeconds(Math.min(retryAfter.getAsLong(), longest.toSeconds()))
            : first.multipliedBy(1L << Math.min(tries - 1, MAX_DOUBLINGS));
    return pause.compareTo(longest) > 0 ? longest : pause;
  }
}
