package io.l2nas.contracts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The checks that records share. Every message names the field, its value and what would be valid.
 */
final class Require {
  /** What an id may look like: it appears in topic names, URLs and file names. */
  static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  /** Kafka takes topics that differ only in '.' and '_' for one, so a pool does without '_'. */
  static final Pattern POOL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,99}");

  /** The longest text, in Unicode code points. */
  static final int MAX_TEXT = 65_536;

  /** The longest label (what people call a metric, an option, a choice), in code points. */
  static final int MAX_LABEL = 200;

  /** How many options, settings or reported metrics there may be. */
  static final int MAX_NAMES = 1_000;

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private static final long A_YEAR = 365L * 24 * 60 * 60;
  private static final int REPLACEMENT = 0xFFFD;

  private Require() {}

  static String name(String field, String value) {
    return matching(
        NAME,
        field,
        value,
        "1 to 100 letters, digits, '.', '_' or '-', the first a letter or digit");
  }

  static String pool(String value) {
    return matching(
        POOL, "pool", value, "1 to 100 letters, digits, '.' or '-', the first a letter or digit");
  }

  static String matching(Pattern pattern, String field, String value, String valid) {
    if (!pattern.matcher(present(field, value)).matches()) {
      throw new IllegalArgumentException(
          "%s is %s; it must be %s".formatted(field, Quote.of(value), valid));
    }
    return value;
  }

  /** SHA-256, as text. */
  static String digest(String field, String value) {
    return matching(DIGEST, field, value, "64 hexadecimal digits in lower case");
  }

  /** A text that says something. */
  static String text(String field, String value) {
    return notBlank(field, atMost(MAX_TEXT, field, value));
  }

  /** A short text that says something, on one line, and shows all that it says. */
  static String label(String field, String value) {
    notBlank(field, atMost(MAX_LABEL, field, value));
    value
        .codePoints()
        .filter(Require::isInvisible)
        .findFirst()
        .ifPresent(
            codePoint -> {
              throw new IllegalArgumentException(
                  "%s is %s; it must not contain control or invisible characters, and has U+%04X"
                      .formatted(field, Quote.of(value), codePoint));
            });
    return value;
  }

  /** Any text, the empty one included. */
  static String string(String field, String value) {
    return atMost(MAX_TEXT, field, value);
  }

  /** Any short text, the empty one included. */
  static String snippet(String field, String value) {
    return atMost(MAX_LABEL, field, value);
  }

  /** What can be kept of a text for a person, however long or broken it is. */
  static String prose(String field, String value) {
    StringBuilder kept = new StringBuilder();
    present(field, value)
        .codePoints()
        .limit(MAX_TEXT)
        .map(codePoint -> isNoText(codePoint) ? REPLACEMENT : codePoint)
        .forEach(kept::appendCodePoint);
    return notBlank(field, kept.toString());
  }

  static <T> T present(String field, T value) {
    if (value == null) {
      throw new IllegalArgumentException(field + " is missing; it is required");
    }
    return value;
  }

  static void atLeast(String field, long minimum, long value) {
    if (value < minimum) {
      throw new IllegalArgumentException(
          "%s is %d; it must be at least %d".formatted(field, value, minimum));
    }
  }

  static void positive(String field, double value) {
    if (!(value > 0 && value <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "%s is %s; it must be a finite number above 0".formatted(field, value));
    }
  }

  static void within(String field, double least, double most, double value) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s is %s; it must be from %s to %s"
              .formatted(field, plain(value), plain(least), plain(most)));
    }
  }

  /** What a part of a field says is wrong is said of the field. */
  static <T> T within(String field, Supplier<T> part) {
    try {
      return part.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(field + ": " + e.getMessage(), e);
    }
  }

  static double finite(String field, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "%s is %s; it must be a finite number".formatted(field, value));
    }
    return value;
  }

  /** A time that is waited for: above 0, and not more than any clock can count. */
  static void duration(String field, double seconds) {
    if (!(seconds > 0 && seconds <= A_YEAR)) {
      throw new IllegalArgumentException(
          "%s is %s; it must be above 0 and at most %d, which is a year"
              .formatted(field, seconds, A_YEAR));
    }
  }

  static void seconds(double value) {
    seconds("seconds", value);
  }

  static void seconds(String field, double value) {
    if (!(value >= 0 && value <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "%s is %s; it must be a finite number of at least 0".formatted(field, value));
    }
  }

  /** A copy in which no entry is missing. */
  static <T> List<T> list(String field, List<T> values) {
    return list(field, values, Require::present);
  }

  /** A copy in which every entry passes the check. */
  static <T> List<T> list(String field, List<T> values, BiFunction<String, T, T> check) {
    List<T> copy = new ArrayList<>(present(field, values).size());
    for (T value : values) {
      copy.add(check.apply(field + "[" + copy.size() + "]", value));
    }
    return Collections.unmodifiableList(copy);
  }

  /**
   * A copy in the order of the keys, whatever the order was: what is written from it is the same
   * every time. The keys are labels and every value passes the check.
   */
  static <T> Map<String, T> map(
      String field, Map<String, T> values, BiFunction<String, T, T> check) {
    Map<String, T> copy = new TreeMap<>();
    present(field, values)
        .forEach(
            (key, value) -> {
              label("a name in " + field, key);
              copy.put(key, check.apply(field + "." + key, value));
            });
    return Collections.unmodifiableMap(copy);
  }

  /** A copy of so many labels at most. */
  static List<String> labels(String field, int limit, List<String> values) {
    atMostEntries(field, limit, present(field, values));
    return list(field, values, Require::label);
  }

  /** A copy of at most a thousand texts by name, in the order of the names. */
  static Map<String, String> strings(String field, Map<String, String> values) {
    atMostEntries(field, MAX_NAMES, present(field, values).keySet());
    return map(field, values, Require::string);
  }

  /** Asked before each of them is looked at, so that too many of them cost little. */
  static void atMostEntries(String field, int limit, Collection<?> values) {
    if (values.size() > limit) {
      throw new IllegalArgumentException(
          "%s has %d entries; it may have at most %d".formatted(field, values.size(), limit));
    }
  }

  /** A copy in which every metric is finite. */
  static Map<String, Double> metrics(String field, Map<String, Double> values) {
    return map(field, values, (name, value) -> finite(name, present(name, value)));
  }

  /** A whole number without its fraction. */
  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }

  private static String notBlank(String field, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(
          "%s is %s; it must not be blank".formatted(field, Quote.of(value)));
    }
    return value;
  }

  private static String atMost(int limit, String field, String value) {
    int length = present(field, value).codePointCount(0, value.length());
    if (length > limit) {
      throw new IllegalArgumentException(
          "%s is %s, %d characters long; it must have at most %d"
              .formatted(field, Quote.of(value), length, limit));
    }
    if (value.codePoints().anyMatch(Require::isNoText)) {
      throw new IllegalArgumentException(
          "%s is %s; it must be valid Unicode without the character 0"
              .formatted(field, Quote.of(value)));
    }
    return value;
  }

  /** What moves or hides the text around it: two labels could look alike. */
  private static boolean isInvisible(int codePoint) {
    return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.FORMAT;
  }

  /** What PostgreSQL and most languages cannot hold in a text: NUL and half a surrogate pair. */
  private static boolean isNoText(int codePoint) {
    return codePoint == 0 || (codePoint >= 0xD800 && codePoint <= 0xDFFF);
  }
}
