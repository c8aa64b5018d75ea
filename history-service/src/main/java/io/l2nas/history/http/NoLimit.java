package io.l2nas.history.http;

import io.l2nas.contracts.TeamTerms;

/** People see no limit where there is none. */
final class NoLimit {
  private NoLimit() {}

  static Integer orNull(int maxInFlight) {
    return maxInFlight == TeamTerms.DEFAULT.maxInFlight() ? null : maxInFlight;
  }

  static Double orNull(double secondsPerDay) {
    return secondsPerDay == TeamTerms.DEFAULT.secondsPerDay() ? null : secondsPerDay;
  }
}
