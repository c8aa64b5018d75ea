package io.l2nas.faults.storm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Which kill comes when: as random as a seed can be, and the same again with the same seed. Moments
 * are counted in steps, since a search that stands still after a kill would be over before its next
 * otherwise.
 */
final class KillPlan {
  private static final Victim[] SERVICES = {Victim.AGENT, Victim.EVALUATOR, Victim.HISTORY};

  /** Behind the last kill the search has some way to go. */
  private static final double LATEST = 0.97;

  private final Random random;
  private final int steps;
  private final int longestDelayMillis;

  /**
   * @param steps how long the search is
   * @param longestDelay a step takes about as long: kills come at any moment of it
   */
  KillPlan(long seed, int steps, Duration longestDelay) {
    this.random = new Random(seed);
    this.steps = steps;
    this.longestDelayMillis = (int) longestDelay.toMillis();
  }

  /** Kills of so many services, brokers and databases, in their order. */
  List<Kill> draw(int services, int brokers, int databases) {
    List<Kill> kills = new ArrayList<>();
    for (int i = 0; i < services; i++) {
      kills.add(kill(SERVICES[random.nextInt(SERVICES.length)]));
    }
    for (int i = 0; i < brokers; i++) {
      kills.add(kill(Victim.BROKER));
    }
    for (int i = 0; i < databases; i++) {
      kills.add(kill(Victim.DATABASE));
    }
    kills.sort(Comparator.comparing(Kill::step));
    return List.copyOf(kills);
  }

  private Kill kill(Victim victim) {
    int step = random.nextInt((int) Math.ceil(LATEST * steps));
    Duration delay = Duration.ofMillis(random.nextInt(longestDelayMillis));
    return new Kill(step, delay, victim, random.nextInt(Integer.MAX_VALUE));
  }
}
