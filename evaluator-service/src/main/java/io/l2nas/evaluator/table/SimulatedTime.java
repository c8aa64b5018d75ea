package io.l2nas.evaluator.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long an evaluation pretends to take, so that a pool can be exercised with a table: a fixed
 * time ({@code 250ms}, {@code 2s}) or a column of seconds times a factor ({@code
 * cifar10_epoch_seconds*0.01}).
 */
final class SimulatedTime {
  private static final Pattern FIXED = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s)");
  private static final Pattern COLUMN =
      Pattern.compile("([^*]+)\\*(\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)");

  private SimulatedTime() {}

  /**
   * The time for one row, in milliseconds.
   *
   * @throws IllegalArgumentException if the text is neither form
   * @throws InvalidTableException if the table has no such column
   */
  static long millis(String text, MetricTable table, int row) {
    Matcher fixed = FIXED.matcher(text);
    if (fixed.matches()) {
      return Math.round(
          Double.parseDouble(fixed.group(1)) * (fixed.group(2).equals("s") ? 1000 : 1));
    }
    Matcher column = COLUMN.matcher(text);
    if (column.matches()) {
      double seconds =
          table.metric(column.group(1).strip()).get(row) * Double.parseDouble(column.group(2));
      return Math.round(1000 * seconds);
    }
    throw new IllegalArgumentException(
        "delay is '%s'; it must be a time such as 250ms or 2s, or a column times a factor such as seconds*0.01"
            .formatted(text));
  }
}
