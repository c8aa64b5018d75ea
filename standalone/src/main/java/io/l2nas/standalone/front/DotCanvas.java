package io.l2nas.standalone.front;

import io.l2nas.standalone.screen.Style;

/**
 * Dots on a grid of characters. With Unicode a character holds 2 × 4 of them (Braille patterns),
 * else one.
 */
final class DotCanvas {
  private static final int BRAILLE = 0x2800;

  /** The bit of a dot in a Braille pattern, by row and column. */
  private static final int[][] BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  private final int width;
  private final int height;
  private final boolean braille;
  private final int[][] dots;
  private final boolean[][] inFront;

  DotCanvas(int width, int height, boolean braille) {
    this.width = width;
    this.height = height;
    this.braille = braille;
    this.dots = new int[height][width];
    this.inFront = new boolean[height][width];
  }

  /**
   * Sets a dot.
   *
   * @param across from 0, the left edge, to 1
   * @param up from 0, the lower edge, to 1
   */
  void dot(double across, double up) {
    int fine = braille ? 2 : 1;
    int fineUp = braille ? BITS.length : 1;
    int x = (int) Math.round(across * (width * fine - 1));
    int y = (int) Math.round((1 - up) * (height * fineUp - 1));
    dots[y / fineUp][x / fine] |= braille ? BITS[y % fineUp][x % fine] : 1;
  }

  /** Sets a mark in front of the dots, a whole character. */
  void mark(double across, double up) {
    int x = (int) Math.round(across * (width - 1));
    int y = (int) Math.round((1 - up) * (height - 1));
    inFront[y][x] = true;
  }

  /** A line of characters; the first one is at the top. */
  String row(int row, Style style) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < width; column++) {
      if (inFront[row][column]) {
        line.append(style.green(braille ? "●" : "#"));
      } else if (dots[row][column] != 0) {
        line.append(style.dim(braille ? pattern(dots[row][column]) : "."));
      } else {
        line.append(' ');
      }
    }
    return line.toString().stripTrailing();
  }

  private static String pattern(int bits) {
    return String.valueOf((char) (BRAILLE + bits));
  }
}
