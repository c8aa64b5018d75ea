package io.l2nas.simulation;

import io.l2nas.core.share.SharedPools.Division;
import io.l2nas.core.share.TeamShare;
import java.util.Set;

/** Sees to it that nobody gets more of the pool than there is, or than a team may have. */
final class CreditWatch {
  /** Beside each action in work another may travel, where evaluations take no time at all. */
  private static final double MOST_PER_SLOT = 1.6;

  private final World world;

  CreditWatch(World world) {
    this.world = world;
  }

  /**
   * Looks at how an agent divides the pool, and at what it has sent.
   *
   * @param sent the experiments of which it has sent something a moment ago
   */
  void judge(String agent, Division division, Set<String> sent) {
    int credits = division.teams().stream().mapToInt(TeamShare::credits).sum();
    if (credits > division.state().slots() * MOST_PER_SLOT + 1) {
      world.accuse(
          "%s gives %d credits, and the pool has %d slots"
              .formatted(agent, credits, division.state().slots()));
    }
    for (TeamShare team : division.teams()) {
      judge(agent, team, sent);
    }
  }

  private void judge(String agent, TeamShare team, Set<String> sent) {
    int most = team.limits().terms().maxInFlight();
    boolean news =
        team.experiments().stream().anyMatch(each -> sent.contains(each.demand().experiment()));
    if (team.credits() > most || (news && team.inFlight() > most)) {
      world.accuse(
          "%s gives team %s %d credits and has %d of its actions in flight; it may have %d"
              .formatted(agent, team.team(), team.credits(), team.inFlight(), most));
    }
  }
}
