package io.l2nas.evaluator.wire;

import java.util.Collection;

/** Foreign text as a message may show it: on one line, and not all of a long one. */
public final class Quote {
  private static final int SHOWN = 100;
  private static final int SHOWN_LIST = 1000;

  private Quote() {}

  /** The beginning of a text, in quotation marks. */
  public static String beginning(String text) {
    return "'" + name(text) + "'";
  }

  /** The beginning of a name, as it is. */
  public static String name(String text) {
    return cut(text, SHOWN);
  }

  /** The first ones of many names. */
  public static String names(Collection<String> names) {
    return cut(String.join(", ", names), SHOWN_LIST);
  }

  private static String cut(String text, int limit) {
    return printable(text.length() <= limit ? text : text.substring(0, limit) + "…");
  }

  /** The text without what would break a line or a terminal. */
  public static String printable(String text) {
    return text.replaceAll("\\p{Cc}|\\p{Cs}", "\uFFFD");
  }
}
