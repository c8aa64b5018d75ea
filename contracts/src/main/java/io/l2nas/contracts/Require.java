package io.l2nas.contracts;

import java.util.regex.Pattern;

/**
 * The checks that records share. Every message names the field, its value and what would be valid.
 */
final class Require {
  /** What an id may look like: it appears in topic names, URLs and file names. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private Require() {}

  static String name(String field, String value) {
    if (value == null || !NAME.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "%s is '%s'; it must be 1 to 100 letters, digits, '.', '_' or '-', the first a letter or digit"
              .formatted(field, value));
    }
    return value;
  }

  static String text(String field, String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(
          "%s is '%s'; it must not be blank".formatted(field, value));
    }
    return value;
  }

  static <T> T present(String field, T value) {
    if (value == null) {
      throw new IllegalArgumentException(field + " is missing; it is required");
    }
    return value;
  }

  static int atLeast(String field, int minimum, int value) {
    if (value < minimum) {
      throw new IllegalArgumentException(
          "%s is %d; it must be at least %d".formatted(field, value, minimum));
    }
    return value;
  }

  static long atLeast(String field, long minimum, long value) {
    if (value < minimum) {
      throw new IllegalArgumentException(
          "%s is %d; it must be at least %d".formatted(field, value, minimum));
    }
    return value;
  }

  static double finite(String field, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "%s is %s; it must be a finite number".formatted(field, value));
    }
    return value;
  }
}
