package io.l2nas.standalone.screen;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is at the other end of stdout and stderr. Java cannot tell one from the other, so the {@code
 * l2nas} script looks and says so in {@code L2NAS_TERMINAL}; without it both are what the JVM takes
 * them for.
 *
 * @param stdout whether stdout is a terminal
 * @param stderr whether stderr is a terminal
 * @param columns how wide it is
 * @param rows how high it is
 * @param colour whether colours are welcome on it
 * @param unicode whether it shows more than ASCII
 */
public record Terminal(
    boolean stdout, boolean stderr, int columns, int rows, boolean colour, boolean unicode) {
  /** The width of a line that goes to a file: as wide as it likes to be. */
  private static final int UNBOUNDED = Integer.MAX_VALUE;

  private static final int USUAL_COLUMNS = 80;
  private static final int FEWEST_COLUMNS = 40;
  private static final int USUAL_ROWS = 24;
  private static final int FEWEST_ROWS = 10;

  /** Reads the environment; {@code NO_COLOR} and {@code TERM=dumb} are respected. */
  public static Terminal of(Map<String, String> environment, boolean attached) {
    String seen = environment.getOrDefault("L2NAS_TERMINAL", attached ? "stdout stderr" : "");
    boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
    return new Terminal(
        seen.contains("stdout"),
        seen.contains("stderr") && !dumb,
        size(environment.getOrDefault("COLUMNS", ""), USUAL_COLUMNS, FEWEST_COLUMNS),
        size(environment.getOrDefault("LINES", ""), USUAL_ROWS, FEWEST_ROWS),
        !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty(),
        unicode(environment));
  }

  /** How wide a line on stdout may be. */
  public int outColumns() {
    return stdout ? columns : UNBOUNDED;
  }

  Style style(boolean terminal) {
    return new Style(terminal && colour, unicode);
  }

  private static int size(String text, int usual, int fewest) {
    return text.matches("[1-9]\\d{0,4}") ? Math.max(fewest, Integer.parseInt(text)) : usual;
  }

  private static boolean unicode(Map<String, String> environment) {
    String locale =
        Stream.of("LC_ALL", "LC_CTYPE", "LANG")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElse("");
    return locale.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8");
  }
}
