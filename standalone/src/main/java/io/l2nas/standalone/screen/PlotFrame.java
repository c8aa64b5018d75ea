package io.l2nas.standalone.screen;

import java.util.ArrayList;
import java.util.List;

/**
 * The axes around a picture of dots.
 *
 * @param up the axis at the left
 * @param across the axis below
 */
public record PlotFrame(Axis up, Axis across) {
  private static final String MARGIN = "  ";

  /**
   * What is along an axis.
   *
   * @param name what is measured
   * @param least the text at its lower end
   * @param most the text at its upper end
   */
  public record Axis(String name, String least, String most) {}

  /** How many characters the picture may be wide on a line of {@code columns}. */
  public int room(int columns) {
    return columns - label() - 2 * MARGIN.length() - 1;
  }

  /** The picture between its axes. */
  public List<String> lines(DotCanvas canvas, Style style) {
    List<String> lines = new ArrayList<>();
    lines.add(MARGIN + style.dim(up.name()));
    for (int row = 0; row < canvas.height(); row++) {
      String text = row == 0 ? up.most() : row == canvas.height() - 1 ? up.least() : "";
      lines.add(
          MARGIN
              + " ".repeat(label() - text.length())
              + style.dim(text + " " + (style.unicode() ? "│" : "|"))
              + canvas.row(row, style));
    }
    lines.add(
        MARGIN
            + " ".repeat(label() + 1)
            + style.dim(style.unicode() ? "└" : "+")
            + style.rule(canvas.width()));
    lines.add(MARGIN + " ".repeat(label() + 2) + style.dim(below(canvas.width())));
    return lines;
  }

  private int label() {
    return Math.max(up.least().length(), up.most().length());
  }

  private String below(int width) {
    int gap = width - across.least().length() - across.most().length();
    String name = gap > across.name().length() + 1 ? across.name() : "";
    int before = Math.max(1, (gap - name.length()) / 2);
    int after = Math.max(1, gap - name.length() - before);
    return across.least() + " ".repeat(before) + name + " ".repeat(after) + across.most();
  }
}
