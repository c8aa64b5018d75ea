package io.l2nas.standalone.command;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** What {@code --seeds} says: {@code 10} is 1 to 10, {@code 11-20} is just that. */
final class SeedList {
  private static final Pattern FORM = Pattern.compile("(?:(\\d{1,15})-)?(\\d{1,15})");
  private static final int MOST = 100_000;

  private SeedList() {}

  static List<Long> of(String text) {
    Matcher form = FORM.matcher(text);
    long first = form.matches() && form.group(1) != null ? Long.parseLong(form.group(1)) : 1;
    long last = form.matches() ? Long.parseLong(form.group(2)) : 0;
    if (last < first || last - first >= MOST) {
      throw new IllegalArgumentException(
          "--seeds is '%s'; it must be how many, such as 10, or from which to which, such as 11-20; at most %,d"
              .formatted(text, MOST));
    }
    return LongStream.rangeClosed(first, last).boxed().toList();
  }
}
