package io.l2nas.contracts;

/**
 * What somebody wants a team to have; what is left out has its default.
 *
 * @param weight its share, against the weights of the others; 1
 * @param maxInFlight how many of its actions may be in flight in a pool; no limit
 * @param secondsPerDay how many evaluation-seconds it may use in a day of UTC; no limit
 */
public record TeamRequest(Double weight, Integer maxInFlight, Double secondsPerDay) {
  /**
   * What the team will have.
   *
   * @throws IllegalArgumentException if something is not valid; the message names it
   */
  public TeamTerms terms() {
    TeamTerms usual = TeamTerms.DEFAULT;
    return new TeamTerms(
        weight == null ? usual.weight() : weight,
        maxInFlight == null ? usual.maxInFlight() : maxInFlight,
        secondsPerDay == null ? usual.secondsPerDay() : secondsPerDay);
  }
}
