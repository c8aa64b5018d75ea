package io.l2nas.core.share;

import java.util.List;

/**
 * What a team gets of a pool now.
 *
 * @param team the team
 * @param limits what it may have
 * @param slots its share of the pool's slots
 * @param credits how many of its actions may be in flight
 * @param experiments its experiments, those of higher priority first
 */
public record TeamShare(
    String team, TeamLimits limits, double slots, int credits, List<ExperimentShare> experiments) {
  public TeamShare {
    experiments = List.copyOf(experiments);
  }

  public int inFlight() {
    return experiments.stream().mapToInt(share -> share.demand().inFlight()).sum();
  }

  public int waiting() {
    return experiments.stream().mapToInt(share -> share.demand().waiting()).sum();
  }
}
