package io.l2nas.standalone.front;

import io.l2nas.core.objective.ParetoFront.Point;
import io.l2nas.standalone.screen.Figures;
import io.l2nas.standalone.screen.Style;
import java.util.ArrayList;
import java.util.List;

/**
 * A front as a picture of characters: what was scored as dots, the front in front of them. What
 * lies far behind the front is left out.
 */
public final class FrontPlot {
  private static final int HEIGHT = 12;
  private static final int WIDEST = 72;
  private static final int NARROWEST = 12;
  private static final String MARGIN = "  ";

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
    String top = Figures.metric(up.most());
    String bottom = Figures.metric(up.least());
    int label = Math.max(top.length(), bottom.length());
    int width = Math.max(NARROWEST, Math.min(WIDEST, columns - label - 2 * MARGIN.length() - 1));
    DotCanvas canvas = canvas(width, style);
    List<String> lines = new ArrayList<>();
    lines.add(MARGIN + style.dim(front.metric()));
    for (int row = 0; row < HEIGHT; row++) {
      String text = row == 0 ? top : row == HEIGHT - 1 ? bottom : "";
      lines.add(
          MARGIN
              + " ".repeat(label - text.length())
              + style.dim(text + " " + (style.unicode() ? "│" : "|"))
              + canvas.row(row, style));
    }
    lines.add(
        MARGIN
            + " ".repeat(label + 1)
            + style.dim(style.unicode() ? "└" : "+")
            + style.rule(width));
    lines.add(MARGIN + " ".repeat(label + 2) + style.dim(axis(width)));
    return lines;
  }

  private DotCanvas canvas(int width, Style style) {
    DotCanvas canvas = new DotCanvas(width, HEIGHT, style.unicode());
    for (Point point : scored) {
      if (across.contains(point.other()) && up.contains(point.value())) {
        canvas.dot(across.place(point.other()), up.place(point.value()));
      }
    }
    for (Point point : front.points()) {
      canvas.mark(across.place(point.other()), up.place(point.value()));
    }
    return canvas;
  }

  private String axis(int width) {
    String left = Figures.metric(across.least());
    String right = Figures.metric(across.most());
    int gap = width - left.length() - right.length();
    String name = gap > front.against().length() + 1 ? front.against() : "";
    int before = Math.max(1, (gap - name.length()) / 2);
    int after = Math.max(1, gap - name.length() - before);
    return left + " ".repeat(before) + name + " ".repeat(after) + right;
  }
}
