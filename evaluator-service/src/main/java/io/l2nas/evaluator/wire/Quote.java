package io.l2nas.evaluator.wire;

/** Foreign text as a message may show it: on one line, and not all of a long one. */
public final class Quote {
  private static final int SHOWN = 100;

  private Quote() {}

  /** The beginning of a text, in quotation marks. */
  public static String beginning(String text) {
    String start = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    return "'" + printable(start) + "'";
  }

  /** The text without what would break a line or a terminal. */
  public static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}|\\p{Cs}", "\uFFFD");
  }
}
