package io.l2nas.standalone.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How a search got on, as the server tells it, a point after the other.
 *
 * @param points in the order of their steps
 */
public record Curve(List<Point> points) {
  public Curve {
    points = List.copyOf(points);
  }

  /**
   * @param step steps applied
   * @param best the best value so far; empty while there is none
   * @param mean of the values since the point before; empty if there was none
   */
  public record Point(int step, OptionalDouble best, OptionalDouble mean) {}

  /** An answer of {@code GET /api/v1/experiments/{id}/series}. */
  public static Curve of(JsonNode series) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < series.path("steps").size(); i++) {
      points.add(
          new Point(
              series.path("steps").path(i).asInt(),
              number(series.path("best").path(i)),
              number(series.path("value").path(i))));
    }
    return new Curve(points);
  }

  private static OptionalDouble number(JsonNode node) {
    return node.isNumber() ? OptionalDouble.of(node.asDouble()) : OptionalDouble.empty();
  }
}
