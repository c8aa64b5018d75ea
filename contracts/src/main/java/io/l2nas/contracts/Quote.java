package io.l2nas.contracts;

/** A text of somebody else as a message quotes it: on one line, and not all of a long one. */
public final class Quote {
  private static final int SHOWN = 100;

  private Quote() {}

  /**
   * The beginning of the text, in quotation marks, without what would break a line or terminal, or
   * hide a part.
   */
  public static String of(String text) {
    String start = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    return "'" + start.replaceAll("\\p{Cc}|\\p{Cf}|\\p{Cs}", "\uFFFD") + "'";
  }
}
