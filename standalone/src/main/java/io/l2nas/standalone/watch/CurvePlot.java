package io.l2nas.standalone.watch;

import io.l2nas.standalone.screen.DotCanvas;
import io.l2nas.standalone.screen.Figures;
import io.l2nas.standalone.screen.PlotFrame;
import io.l2nas.standalone.screen.PlotFrame.Axis;
import io.l2nas.standalone.screen.Style;
import io.l2nas.standalone.watch.Curve.Point;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * The best value so far as a line, and the values themselves as dots behind it. The lowest of them
 * are left out: a search begins with architectures that nobody wants to see.
 */
final class CurvePlot {
  private static final int HEIGHT = 10;
  private static final int WIDEST = 90;
  private static final int NARROWEST = 12;

  /** Of the values so many are below the picture. */
  private static final double LEFT_OUT = 0.2;

  private final String metric;
  private final List<Point> points;
  private final int lastStep;
  private final double least;
  private final double most;

  private CurvePlot(String metric, Curve curve, double least, double most) {
    this.metric = metric;
    this.points = curve.points();
    this.lastStep = points.get(points.size() - 1).step();
    this.least = least;
    this.most = most;
  }

  /** The picture, on lines of at most {@code columns}; none while nothing has a score. */
  static List<String> lines(String metric, Curve curve, int columns, Style style) {
    double[] best =
        curve.points().stream().map(Point::best).flatMapToDouble(OptionalDouble::stream).toArray();
    double[] all =
        DoubleStream.concat(
                DoubleStream.of(best),
                curve.points().stream().map(Point::mean).flatMapToDouble(OptionalDouble::stream))
            .sorted()
            .toArray();
    if (best.length == 0) {
      return List.of();
    }
    double least = all[(int) (LEFT_OUT * (all.length - 1))];
    double most = all[all.length - 1];
    double reach = most > least ? 0 : Math.max(Math.abs(most), 1) / 2;
    return new CurvePlot(metric, curve, least - reach, most + reach).lines(columns, style);
  }

  private List<String> lines(int columns, Style style) {
    PlotFrame frame =
        new PlotFrame(
            new Axis(metric, Figures.metric(least), Figures.metric(most)),
            new Axis("step", "0", String.valueOf(lastStep)));
    int width = Math.max(NARROWEST, Math.min(WIDEST, frame.room(columns)));
    DotCanvas canvas = new DotCanvas(width, HEIGHT, style.unicode());
    for (Point point : points) {
      point.mean().ifPresent(mean -> dot(canvas, point.step(), mean));
    }
    drawBest(canvas);
    return frame.lines(canvas, style);
  }

  private void dot(DotCanvas canvas, int step, double value) {
    if (value >= least) {
      canvas.dot(across(step), up(value));
    }
  }

  /** Column by column: a value holds until the next point brings another. */
  private void drawBest(DotCanvas canvas) {
    int next = 0;
    OptionalDouble before = OptionalDouble.empty();
    for (int column = 0; column < canvas.dotsAcross(); column++) {
      double across = (double) column / (canvas.dotsAcross() - 1);
      OptionalDouble now = before;
      while (next < points.size() && across(points.get(next).step()) <= across) {
        now = points.get(next).best();
        next++;
      }
      if (now.isPresent()) {
        double from = before.orElse(now.getAsDouble());
        canvas.line(across, up(Math.max(from, least)), up(Math.max(now.getAsDouble(), least)));
      }
      before = now;
    }
  }

  private double across(int step) {
    return (double) step / Math.max(1, lastStep);
  }

  private double up(double value) {
    return (value - least) / (most - least);
  }
}
