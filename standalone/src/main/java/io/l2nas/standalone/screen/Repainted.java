package io.l2nas.standalone.screen;

import java.io.PrintWriter;
import java.util.List;

/**
 * A screen that is painted again and again, beside what stood on the terminal before. When it is
 * closed that is there again, and the last picture below it.
 */
public final class Repainted implements AutoCloseable {
  private static final String OTHER_SCREEN = "\u001b[?1049h\u001b[?25l";
  private static final String BACK = "\u001b[?25h\u001b[?1049l";
  private static final String HOME = "\u001b[H";
  private static final String CLEAR_LINE = "\u001b[K";
  private static final String CLEAR_BELOW = "\u001b[J";

  private final PrintWriter screen;
  private final int rows;
  private List<String> last = List.of();
  private boolean open;

  /**
   * @param rows how many lines there is room for
   */
  public Repainted(PrintWriter screen, int rows) {
    this.screen = screen;
    this.rows = rows;
  }

  /** Paints these lines, or as many as there is room for. */
  public synchronized void paint(List<String> lines) {
    if (!open) {
      screen.print(OTHER_SCREEN);
      open = true;
    }
    last = List.copyOf(lines);
    screen.print(HOME);
    last.stream().limit(rows - 1L).forEach(line -> screen.print(line + CLEAR_LINE + "\r\n"));
    screen.print(CLEAR_BELOW);
    screen.flush();
  }

  @Override
  public synchronized void close() {
    if (open) {
      open = false;
      screen.print(BACK);
      last.forEach(screen::println);
      screen.flush();
    }
  }
}
