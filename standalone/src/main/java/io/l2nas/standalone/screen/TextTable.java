package io.l2nas.standalone.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A table of text: a heading per column, a rule beneath, every column as wide as it must be. */
public final class TextTable {
  private static final String MARGIN = "  ";
  private static final String GAP = "  ";

  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  private record Column(String title, boolean right) {}

  private TextTable(List<Column> columns) {
    this.columns = columns;
  }

  /** Columns by title; a title that begins with {@code >} stands to the right, as its cells do. */
  public static TextTable of(List<String> titles) {
    return new TextTable(
        titles.stream()
            .map(title -> new Column(title.replaceFirst("^>", ""), title.startsWith(">")))
            .toList());
  }

  /** One cell per column. */
  public void row(List<String> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          "the row has %d cells; the table has %d columns".formatted(cells.size(), columns.size()));
    }
    rows.add(List.copyOf(cells));
  }

  /** The same table without the last columns if it is too wide; the first one always stays. */
  public TextTable narrowedTo(int width) {
    int kept = columns.size();
    TextTable table = this;
    while (table.width() > width && kept > 1) {
      kept--;
      table = new TextTable(columns.subList(0, kept));
      for (List<String> row : rows) {
        table.row(row.subList(0, kept));
      }
    }
    return table;
  }

  /** How wide the widest line is. */
  public int width() {
    int width = MARGIN.length() + GAP.length() * (columns.size() - 1);
    for (int column = 0; column < columns.size(); column++) {
      width += width(column);
    }
    return width;
  }

  /** Heading, rule and rows. */
  public List<String> lines(Style style) {
    List<String> lines = new ArrayList<>();
    lines.add(line(columns.stream().map(Column::title).toList(), style::bold));
    List<String> rules = new ArrayList<>();
    for (int column = 0; column < columns.size(); column++) {
      rules.add(style.rule(width(column)));
    }
    lines.add(MARGIN + String.join(GAP, rules));
    rows.forEach(row -> lines.add(line(row, text -> text)));
    return lines;
  }

  private String line(List<String> cells, UnaryOperator<String> dress) {
    List<String> padded = new ArrayList<>();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      String space = " ".repeat(width(column) - cell.length());
      String text = dress.apply(cell);
      padded.add(columns.get(column).right() ? space + text : text + space);
    }
    return (MARGIN + String.join(GAP, padded)).stripTrailing();
  }

  private int width(int column) {
    return rows.stream()
        .mapToInt(row -> row.get(column).length())
        .reduce(columns.get(column).title().length(), Math::max);
  }
}
