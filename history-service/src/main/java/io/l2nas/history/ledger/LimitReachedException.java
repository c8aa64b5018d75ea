package io.l2nas.history.ledger;

import io.l2nas.contracts.Quote;

/** Somebody has as much of something as may be; the message says what to do. */
public final class LimitReachedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private LimitReachedException(String message) {
    super(message);
  }

  static LimitReachedException experimentsOfTeam(String team, int most) {
    return new LimitReachedException(
        "team %s has as many experiments that go on as it may, %d (l2nas.limits.experiments-per-team); cancel one, or submit again when one has ended"
            .formatted(Quote.of(team), most));
  }

  static LimitReachedException experiments(int most) {
    return new LimitReachedException(
        "as many experiments go on as may, %d (l2nas.limits.experiments); submit again when one has ended"
            .formatted(most));
  }

  static LimitReachedException policiesOfTeam(String team, int most) {
    return new LimitReachedException(
        "team %s has as many policies as it may, %d; whoever runs the history can raise l2nas.limits.policies-per-team"
            .formatted(Quote.of(team), most));
  }
}
