package io.l2nas.history.http;

import java.util.List;

/**
 * A page of a list.
 *
 * @param items what is on it
 * @param next the cursor of the next page; null on the last one
 */
public record Page<T>(List<T> items, String next) {

  /** The most that is given at once. */
  static final int LIMIT = 1000;

  static int limit(int asked) {
    if (asked < 1 || asked > LIMIT) {
      throw new IllegalArgumentException(
          "limit is %d; it must be from 1 to %d".formatted(asked, LIMIT));
    }
    return asked;
  }

  static long sequence(String name, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s is '%s'; it must be the 'next' of the page before".formatted(name, text));
    }
  }
}
