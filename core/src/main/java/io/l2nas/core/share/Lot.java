package io.l2nas.core.share;

/** Turns by lot: another every second, and for all who agree on the time the same. */
record Lot(long second) implements FairShare.Had {
  /** A prime, so that names which differ in one letter do not follow each other. */
  private static final int SPREAD = 10_007;

  @Override
  public double ofTeam(String team) {
    return draw(team);
  }

  @Override
  public double ofExperiment(Ask ask) {
    return draw(ask.experiment());
  }

  private double draw(String name) {
    return Math.floorMod((name + "@" + second).hashCode(), SPREAD);
  }
}
