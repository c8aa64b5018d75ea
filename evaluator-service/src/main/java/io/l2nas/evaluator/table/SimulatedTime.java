package io.l2nas.evaluator.table;

import io.l2nas.evaluator.wire.Quote;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long an evaluation pretends to take, so that a pool can be exercised with a table: a fixed
 * time ({@code 250ms}, {@code 2s}) or a column of seconds times a factor ({@code
 * cifar10_epoch_seconds*0.01}). What was made of a text has a time for every row.
 */
final class SimulatedTime {
  private static final Pattern FIXED = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s)");
  private static final Pattern COLUMN =
      Pattern.compile("([^*]+)\\*(\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)");

  private final IntToDoubleFunction millis;

  private SimulatedTime(IntToDoubleFunction millis) {
    this.millis = millis;
  }

  /**
   * Reads the text.
   *
   * @param text either form; null is no time at all
   * @throws IllegalArgumentException if it is neither, or the table has no such column, or the
   *     column holds a negative number
   * @throws InvalidTableException if the column holds what is no number
   */
  static SimulatedTime of(String text, MetricTable table) {
    if (text == null) {
      return new SimulatedTime(row -> 0);
    }
    Matcher fixed = FIXED.matcher(text);
    if (fixed.matches()) {
      double time = Double.parseDouble(fixed.group(1)) * (fixed.group(2).equals("s") ? 1000 : 1);
      return new SimulatedTime(row -> time);
    }
    Matcher column = COLUMN.matcher(text);
    if (column.matches()) {
      MetricColumn seconds = seconds(text, column.group(1).strip(), table);
      double factor = 1000 * Double.parseDouble(column.group(2));
      return new SimulatedTime(row -> seconds.get(row) * factor);
    }
    throw new IllegalArgumentException(
        "delay is %s; it must be a time such as 250ms or 2s, or a column times a factor such as seconds*0.01"
            .formatted(Quote.beginning(text)));
  }

  long millis(int row) {
    return Math.round(millis.applyAsDouble(row));
  }

  private static MetricColumn seconds(String text, String name, MetricTable table) {
    MetricColumn column = table.metric(name);
    if (column.smallest() < 0) {
      throw new IllegalArgumentException(
          "delay is %s, but the smallest %s of table %s is %s; a time must not be negative"
              .formatted(Quote.beginning(text), Quote.name(name), table.file(), column.smallest()));
    }
    return column;
  }
}
