package io.l2nas.evaluator.table;

import io.l2nas.evaluator.wire.Quote;
import java.nio.file.Path;

/**
 * One metric of a table, a number per row. Text cells are no fault until somebody asks for the
 * metric.
 *
 * <p>A metric becomes an accuracy, a fraction, by one factor for the whole column: 1 if no value is
 * above 1, 1/100 (per cent) if none is above 100, else one over the largest value.
 */
final class MetricColumn {
  private final Path file;
  private final String name;
  private final double[] values;
  private double largest = Double.NEGATIVE_INFINITY;
  private double smallest = Double.POSITIVE_INFINITY;
  private InvalidTableException fault;

  MetricColumn(Path file, String name, int rows) {
    this.file = file;
    this.name = name;
    this.values = new double[rows];
  }

  void set(int row, int line, String cell) {
    double value = parse(cell);
    values[row] = value;
    if (Double.isFinite(value)) {
      largest = Math.max(largest, value);
      smallest = Math.min(smallest, value);
    } else if (fault == null) {
      fault =
          new InvalidTableException(
              file,
              line,
              "%s is %s; it must be a finite number, such as 0.94"
                  .formatted(Quote.name(name), Quote.beginning(cell)));
    }
  }

  double get(int row) {
    return values[row];
  }

  double smallest() {
    return smallest;
  }

  /** What to multiply a value by to have an accuracy. */
  double accuracyScale() {
    if (largest <= 1) {
      return 1;
    }
    return largest <= 100 ? 0.01 : 1 / largest;
  }

  /**
   * This column, if every cell is a number.
   *
   * @throws InvalidTableException if one is not
   */
  MetricColumn requireNumbers() {
    if (fault != null) {
      throw fault;
    }
    return this;
  }

  private static double parse(String cell) {
    try {
      return Double.parseDouble(cell.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
