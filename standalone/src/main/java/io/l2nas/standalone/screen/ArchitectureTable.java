package io.l2nas.standalone.screen;

import io.l2nas.contracts.SpaceDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A table whose last column is an architecture. It is written out where there is room for it, and
 * in shorthand with a legend where there is not.
 */
public final class ArchitectureTable {
  private static final String MARGIN = "  ";

  private final List<String> titles;
  private final Shorthand shorthand;
  private final List<Row> rows = new ArrayList<>();

  private record Row(List<String> cells, String architecture) {}

  /**
   * @param titles the titles of the other columns, as {@link TextTable#of} takes them
   * @param space what the architectures are of
   */
  public ArchitectureTable(List<String> titles, SpaceDefinition space) {
    this.titles = new ArrayList<>(titles);
    this.titles.add("architecture");
    this.shorthand = Shorthand.of(space);
  }

  /** A cell for every other column, and the architecture's canonical text. */
  public void row(List<String> cells, String architecture) {
    rows.add(new Row(cells, architecture));
  }

  /** The table, on lines of at most {@code columns}. */
  public List<String> lines(int columns, Style style) {
    TextTable full = table(architecture -> architecture);
    if (full.width() <= columns || rows.isEmpty()) {
      return full.lines(style);
    }
    int room = columns - table(architecture -> "").width() + "architecture".length();
    List<String> lines =
        new ArrayList<>(
            table(architecture -> style.cut(inShort(architecture, room), room)).lines(style));
    if (!shorthand.legend().isEmpty()) {
      lines.add("");
      WordWrap.lines(shorthand.legend(), columns - MARGIN.length(), style.dot())
          .forEach(line -> lines.add(MARGIN + style.dim(line)));
    }
    return lines;
  }

  private String inShort(String architecture, int room) {
    String aligned = shorthand.aligned(architecture);
    return aligned.length() <= room ? aligned : shorthand.of(architecture);
  }

  private TextTable table(UnaryOperator<String> form) {
    TextTable table = TextTable.of(titles);
    for (Row row : rows) {
      List<String> cells = new ArrayList<>(row.cells());
      cells.add(form.apply(row.architecture()));
      table.row(cells);
    }
    return table;
  }
}
