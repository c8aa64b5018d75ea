package io.l2nas.contracts;

/**
 * What a team may have of the pools that it shares with others.
 *
 * @param weight its share, against the weights of the others
 * @param maxInFlight how many of its actions may be in flight in a pool
 * @param secondsPerDay how many evaluation-seconds it may use in a day of UTC, in all pools
 */
public record TeamTerms(double weight, int maxInFlight, double secondsPerDay) {
  /** Of a team of which nothing is said: weight 1, and no limit. */
  public static final TeamTerms DEFAULT = new TeamTerms(1, Integer.MAX_VALUE, Double.MAX_VALUE);

  private static final double LIGHTEST = 0.001;
  private static final double HEAVIEST = 1000;

  public TeamTerms {
    Require.within("weight", LIGHTEST, HEAVIEST, weight);
    Require.atLeast("maxInFlight", 0, maxInFlight);
    Require.seconds("secondsPerDay", secondsPerDay);
  }
}
