package io.l2nas.core.objective;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The architectures of which none is at least as good in both of two metrics and better in one. The
 * first metric is maximised. An offer takes time that is logarithmic in the size of the front,
 * beside that for those which leave it.
 */
public final class ParetoFront {
  private final int sign;
  private final NavigableMap<Double, Point> byCost = new TreeMap<>();

  /**
   * One architecture.
   *
   * @param architecture its canonical text
   * @param step the step that found it
   * @param value the metric that is maximised
   * @param other the second metric
   */
  public record Point(String architecture, int step, double value, double other) {}

  /**
   * @param betterWithLess whether little of the second metric is good, or much
   */
  public ParetoFront(boolean betterWithLess) {
    this.sign = betterWithLess ? 1 : -1;
  }

  /** Takes a point in if no other is as good; of two equal ones the first stays. */
  public void offer(Point point) {
    double cost = sign * point.other() + 0.0; // −0 and 0 are one cost.
    Map.Entry<Double, Point> rival = byCost.floorEntry(cost);
    if (rival != null && rival.getValue().value() >= point.value()) {
      return;
    }
    // Values rise with the cost, so those that are beaten stand together.
    Map.Entry<Double, Point> dearer = byCost.ceilingEntry(cost);
    while (dearer != null && dearer.getValue().value() <= point.value()) {
      byCost.remove(dearer.getKey());
      dearer = byCost.ceilingEntry(cost);
    }
    byCost.put(cost, point);
  }

  /** From the best of the second metric, which has the least value, to the most value. */
  public List<Point> points() {
    return List.copyOf(byCost.values());
  }
}
