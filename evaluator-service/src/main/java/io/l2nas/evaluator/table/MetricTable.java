package io.l2nas.evaluator.table;

import io.l2nas.evaluator.wire.Quote;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalInt;

/** A table of results: architectures down, metrics across. */
final class MetricTable {
  private final Path file;
  private final Map<String, Integer> rows;
  private final Map<String, MetricColumn> columns;

  MetricTable(Path file, Map<String, Integer> rows, Map<String, MetricColumn> columns) {
    this.file = file;
    this.rows = rows;
    this.columns = columns;
  }

  Path file() {
    return file;
  }

  int size() {
    return rows.size();
  }

  /** The column {@code arch}, in the order of the file. */
  Collection<String> architectures() {
    return rows.keySet();
  }

  OptionalInt row(String architecture) {
    Integer row = rows.get(architecture);
    return row == null ? OptionalInt.empty() : OptionalInt.of(row);
  }

  /**
   * A metric by name.
   *
   * @throws IllegalArgumentException if there is no such column
   * @throws InvalidTableException if a cell of it is no number
   */
  MetricColumn metric(String name) {
    MetricColumn column = columns.get(name);
    if (column == null) {
      throw new IllegalArgumentException(
          "table %s: there is no metric %s; its metrics are %s"
              .formatted(file, Quote.beginning(name), Quote.names(columns.keySet())));
    }
    return column.requireNumbers();
  }
}
