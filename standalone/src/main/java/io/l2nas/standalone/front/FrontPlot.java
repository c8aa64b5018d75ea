package io.l2nas.standalone.front;

import io.l2nas.core.objective.ParetoFront.Point;
import io.l2nas.standalone.screen.DotCanvas;
import io.l2nas.standalone.screen.Figures;
import io.l2nas.standalone.screen.PlotFrame;
import io.l2nas.standalone.screen.PlotFrame.Axis;
import io.l2nas.standalone.screen.Style;
import java.util.List;

/**
 * A front as a picture of characters: what was scored as dots, the front in front of them. What
 * lies far behind the front is left out.
 */
public final class FrontPlot {
  private static final int HEIGHT = 12;
  private static final int WIDEST = 72;
  private static final int NARROWEST = 12;

  private final Front front;
  private final List<Point> scored;
  private final Range across;
  private final Range up;

  /**
   * @param scored all points, those of the front among them, one at least
   */
  public FrontPlot(Front front, List<Point> scored) {
    this.front = front;
    this.scored = scored;
    this.across = Range.around(front.points(), scored, Point::other);
    this.up = Range.around(front.points(), scored, Point::value);
  }

  /** The picture, on lines of at most {@code columns} if that can be had. */
  public List<String> lines(int columns, Style style) {
    PlotFrame frame = new PlotFrame(axis(front.metric(), up), axis(front.against(), across));
    int width = Math.max(NARROWEST, Math.min(WIDEST, frame.room(columns)));
    DotCanvas canvas = new DotCanvas(width, HEIGHT, style.unicode());
    for (Point point : scored) {
      if (across.contains(point.other()) && up.contains(point.value())) {
        canvas.dot(across.place(point.other()), up.place(point.value()));
      }
    }
    for (Point point : front.points()) {
      canvas.mark(across.place(point.other()), up.place(point.value()));
    }
    return frame.lines(canvas, style);
  }

  private static Axis axis(String name, Range range) {
    return new Axis(name, Figures.metric(range.least()), Figures.metric(range.most()));
  }
}
