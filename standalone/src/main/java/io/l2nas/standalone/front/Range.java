package io.l2nas.standalone.front;

import io.l2nas.core.objective.ParetoFront.Point;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * What of an axis is drawn.
 *
 * @param least its lower end
 * @param most its upper end, above the lower one
 */
record Range(double least, double most) {
  /** Around a front a little of what it beats is seen. */
  private static final double MARGIN = 0.25;

  /** Where there is next to no front, so much of what it beats. */
  private static final double SHARE = 0.5;

  /**
   * The range of a front, and a little more; of what lies far behind it nothing would be seen.
   *
   * @param scored all points, one at least
   */
  static Range around(List<Point> front, List<Point> scored, ToDoubleFunction<Point> axis) {
    Range range = of(front.stream().mapToDouble(axis));
    double[] all = scored.stream().mapToDouble(axis).sorted().toArray();
    Range everything = new Range(all[0], all[all.length - 1]);
    if (range.width() == 0) {
      range = of(DoubleStream.of(range.least, all[(int) ((all.length - 1) * SHARE)]));
    }
    if (range.width() == 0) {
      range = everything;
    }
    double margin = MARGIN * range.width();
    Range wider =
        new Range(
            Math.max(everything.least, range.least - margin),
            Math.min(everything.most, range.most + margin));
    return wider.width() > 0 ? wider : new Range(wider.least - 0.5, wider.most + 0.5);
  }

  /** Where a value lies: 0 at the lower end, 1 at the upper one. */
  double place(double value) {
    return (value - least) / width();
  }

  boolean contains(double value) {
    return value >= least && value <= most;
  }

  private double width() {
    return most - least;
  }

  private static Range of(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return new Range(sorted[0], sorted[sorted.length - 1]);
  }
}
