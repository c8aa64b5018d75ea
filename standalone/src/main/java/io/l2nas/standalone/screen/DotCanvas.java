package io.l2nas.standalone.screen;

/**
 * Dots on a grid of characters. With Unicode a character holds 2 × 4 of them (Braille patterns),
 * else one. Marks stand before lines, and lines before dots.
 */
public final class DotCanvas {
  private static final int BRAILLE = 0x2800;

  /** The bit of a dot in a Braille pattern, by row and column. */
  private static final int[][] BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  private final int width;
  private final int height;
  private final boolean braille;
  private final int[][] dots;
  private final int[][] lines;
  private final boolean[][] marks;

  /**
   * @param width in characters
   * @param height in lines
   */
  public DotCanvas(int width, int height, boolean braille) {
    this.width = width;
    this.height = height;
    this.braille = braille;
    this.dots = new int[height][width];
    this.lines = new int[height][width];
    this.marks = new boolean[height][width];
  }

  public int height() {
    return height;
  }

  public int width() {
    return width;
  }

  /** How many dots fit beside each other. */
  public int dotsAcross() {
    return width * finenessAcross();
  }

  /**
   * Sets a dot.
   *
   * @param across from 0, the left edge, to 1
   * @param up from 0, the lower edge, to 1
   */
  public void dot(double across, double up) {
    set(dots, column(across), row(up));
  }

  /** Draws a line upwards or downwards at one place. */
  public void line(double across, double from, double to) {
    int first = row(Math.max(from, to));
    int last = row(Math.min(from, to));
    for (int row = first; row <= last; row++) {
      set(lines, column(across), row);
    }
  }

  /** Sets a mark, a whole character. */
  public void mark(double across, double up) {
    int x = (int) Math.round(across * (width - 1));
    int y = (int) Math.round((1 - up) * (height - 1));
    marks[y][x] = true;
  }

  /** A line of characters; the first one is at the top. */
  String row(int row, Style style) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < width; column++) {
      if (marks[row][column]) {
        line.append(style.green(braille ? "●" : "#"));
      } else if (lines[row][column] != 0) {
        line.append(style.green(braille ? pattern(lines[row][column]) : "*"));
      } else if (dots[row][column] != 0) {
        line.append(style.dim(braille ? pattern(dots[row][column]) : "."));
      } else {
        line.append(' ');
      }
    }
    return line.toString().stripTrailing();
  }

  private int column(double across) {
    return (int) Math.round(across * (dotsAcross() - 1));
  }

  private int row(double up) {
    return (int) Math.round((1 - up) * (height * finenessUp() - 1));
  }

  private void set(int[][] layer, int column, int row) {
    int bit = braille ? BITS[row % finenessUp()][column % finenessAcross()] : 1;
    layer[row / finenessUp()][column / finenessAcross()] |= bit;
  }

  private int finenessAcross() {
    return braille ? BITS[0].length : 1;
  }

  private int finenessUp() {
    return braille ? BITS.length : 1;
  }

  private static String pattern(int bits) {
    return String.valueOf((char) (BRAILLE + bits));
  }
}
