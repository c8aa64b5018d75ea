package io.l2nas.standalone.screen;

/**
 * How text is dressed. Without colour every method gives the text back as it is; without Unicode
 * the drawing characters are ASCII.
 *
 * @param colour whether colours are used
 * @param unicode whether drawing characters beyond ASCII are used
 */
public record Style(boolean colour, boolean unicode) {
  private static final char ESCAPE = '\u001b';

  /** No colour, no Unicode: for files and plain terminals. */
  public static final Style PLAIN = new Style(false, false);

  public String bold(String text) {
    return dress("1", text);
  }

  public String dim(String text) {
    return dress("2", text);
  }

  public String red(String text) {
    return dress("31", text);
  }

  public String green(String text) {
    return dress("32", text);
  }

  public String yellow(String text) {
    return dress("33", text);
  }

  public String cyan(String text) {
    return dress("36", text);
  }

  /** A horizontal rule. */
  public String rule(int width) {
    return dim((unicode ? "─" : "-").repeat(width));
  }

  /** What stands between remarks on one line. */
  public String dot() {
    return unicode ? " · " : " | ";
  }

  /** A bar of the given width, filled from the left. */
  public String bar(double fraction, int width) {
    int filled = (int) Math.round(Math.max(0, Math.min(1, fraction)) * width);
    String done = (unicode ? "━" : "#").repeat(filled);
    String open = (unicode ? "━" : ".").repeat(width - filled);
    // Without colour one character cannot say both.
    return green(done) + (colour || !unicode ? dim(open) : "─".repeat(width - filled));
  }

  /** A sign of life; every frame is another. */
  public String spinner(int frame) {
    String frames = unicode ? "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏" : "|/-\\";
    return cyan(String.valueOf(frames.charAt(frame % frames.length())));
  }

  /** The text, cut to the width if it is longer. */
  public String cut(String text, int width) {
    if (text.length() <= width) {
      return text;
    }
    String ellipsis = unicode ? "…" : "..";
    return width <= ellipsis.length()
        ? ""
        : text.substring(0, width - ellipsis.length()).stripTrailing() + ellipsis;
  }

  /** As {@link #cut}, of a text that may be dressed already; its dress has no width. */
  public String cutDressed(String text, int width) {
    StringBuilder kept = new StringBuilder();
    int visible = 0;
    boolean inDress = false;
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      inDress |= each == ESCAPE;
      if (inDress || visible < width) {
        kept.append(each);
      }
      visible += inDress ? 0 : 1;
      inDress &= each != 'm';
    }
    return kept.toString();
  }

  private String dress(String code, String text) {
    return colour && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
