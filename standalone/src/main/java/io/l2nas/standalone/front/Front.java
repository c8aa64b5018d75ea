package io.l2nas.standalone.front;

import io.l2nas.core.objective.ParetoFront.Point;
import java.util.List;

/**
 * The architectures of a search of which none is beaten in both of two metrics.
 *
 * @param metric the metric that is maximised
 * @param against the other one
 * @param betterWithLess whether little of the other is good, or much
 * @param points from the best of the other to the most of the metric
 */
public record Front(String metric, String against, boolean betterWithLess, List<Point> points) {
  public Front {
    points = List.copyOf(points);
  }
}
