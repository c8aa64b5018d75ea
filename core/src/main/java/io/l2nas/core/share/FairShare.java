package io.l2nas.core.share;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Divides the slots of a pool among teams by their weights, and what a team gets among its
 * experiments: {@link MaxMin max-min fair}, so a share that is not asked for is lent to those who
 * ask. It says how many actions each may have in flight; nobody is stopped who has more, so what
 * was lent comes back as evaluations end.
 *
 * <p>Where whole numbers cannot be fair, teams and experiments {@link Turns take turns}.
 */
final class FairShare {
  private FairShare() {}

  /** What everybody has had, for his weight: who had less is first where not all can be. */
  interface Had {
    double ofTeam(String team);

    double ofExperiment(Ask experiment);
  }

  /**
   * Who gets what.
   *
   * @param experiments what they ask for
   * @return teams by name
   */
  static List<TeamShare> of(PoolState pool, List<Ask> experiments, Had had) {
    List<TeamAsk> asks = asks(pool, experiments, had);
    double[] slots =
        MaxMin.share(
            pool.sharedSlots(),
            asks.stream().mapToDouble(TeamAsk::weight).toArray(),
            asks.stream().mapToDouble(TeamAsk::slots).toArray());
    double[] actions =
        IntStream.range(0, slots.length).mapToDouble(i -> asks.get(i).actions(slots[i])).toArray();
    int[] credits = WholeParts.of(actions, total(actions), byTurn(asks, actions, had));
    List<TeamShare> shares = new ArrayList<>();
    for (int i = 0; i < credits.length; i++) {
      shares.add(asks.get(i).share(slots[i], credits[i], pool.slots() > 0));
    }
    return shares;
  }

  /** One more may wait in the queue, unless it might be a long one that others wait behind. */
  private static int total(double[] actions) {
    double sum = Arrays.stream(actions).sum();
    // Anybody may report any number of slots: then as many as can be counted.
    return actions.length == 1
        ? WholeParts.ceil(sum)
        : (int) Math.min(Integer.MAX_VALUE, Math.round(sum));
  }

  /** Whoever holds more than the whole part cannot give it back; else who had least. */
  private static Comparator<Integer> byTurn(List<TeamAsk> asks, double[] actions, Had had) {
    return Comparator.<Integer, Boolean>comparing(
            i -> asks.get(i).inFlight() <= WholeParts.floor(actions[i]))
        .thenComparingDouble(i -> had.ofTeam(asks.get(i).team()))
        .thenComparingInt(i -> i);
  }

  private static List<TeamAsk> asks(PoolState pool, List<Ask> experiments, Had had) {
    Comparator<Ask> byTurn =
        Comparator.comparingInt((Ask ask) -> -ask.priority())
            .thenComparingDouble(had::ofExperiment)
            .thenComparing(Ask::experiment);
    Map<String, List<Ask>> byTeam =
        experiments.stream()
            .sorted(byTurn)
            .collect(groupingBy(ask -> ask.demand().team(), TreeMap::new, Collectors.toList()));
    return byTeam.entrySet().stream()
        .map(team -> new TeamAsk(team.getKey(), pool.limits(team.getKey()), team.getValue()))
        .toList();
  }
}
