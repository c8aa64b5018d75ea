package io.l2nas.simulation.scaling;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * KEDA and Kubernetes' horizontal autoscaler, with what the manifests tell them. Looks every 15 s.
 * Up: from none to one, then by four or by the double. Down: to the most that was wanted in the
 * last five minutes, by half a minute; to none when nothing was wanted for five minutes.
 */
final class Autoscaler {
  static final double INTERVAL = 15;
  private static final double COOLDOWN = 300;
  private static final double STABLE = 300;
  private static final double DOWN_PERIOD = 60;
  private static final int UP_AT_ONCE = 4;

  private record Wish(double at, int replicas) {}

  private final int most;
  private final Deque<Wish> wishes = new ArrayDeque<>();
  private double lastActive = Double.NEGATIVE_INFINITY;
  private double lastDown = Double.NEGATIVE_INFINITY;

  /**
   * @param most how many there may be
   */
  Autoscaler(int most) {
    this.most = most;
  }

  /**
   * How many there should be from now on.
   *
   * @param now in seconds
   * @param current how many there should be until now
   * @param wanted what the rule says
   */
  int replicas(double now, int current, double wanted) {
    if (wanted > 0) {
      lastActive = now;
    }
    if (current == 0) {
      wishes.clear();
      return wanted > 0 ? 1 : 0;
    }
    if (now - lastActive >= COOLDOWN) {
      return 0;
    }
    int wish = Math.max(1, Math.min(most, (int) Math.ceil(wanted)));
    wishes.add(new Wish(now, wish));
    while (wishes.peek().at() < now - STABLE) {
      wishes.remove();
    }
    if (wish > current) {
      return Math.min(wish, Math.max(current + UP_AT_ONCE, 2 * current));
    }
    int stable = wishes.stream().mapToInt(Wish::replicas).max().orElse(wish);
    if (stable < current && now - lastDown >= DOWN_PERIOD) {
      lastDown = now;
      return Math.max(stable, Math.max(1, current / 2));
    }
    return current;
  }
}
