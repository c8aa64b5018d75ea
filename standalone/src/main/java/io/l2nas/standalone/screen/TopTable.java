package io.l2nas.standalone.screen;

import io.l2nas.contracts.SpaceDefinition;
import io.l2nas.contracts.TopEntry;
import java.util.ArrayList;
import java.util.List;

/** The best architectures, ranked: value, reported metrics, the step that found it. */
public final class TopTable {
  private final ArchitectureTable table;

  /**
   * @param entries best first
   * @param space what they are architectures of
   * @param metric the name of their value
   * @param reported the names of the further metrics to be shown
   */
  public TopTable(
      List<TopEntry> entries, SpaceDefinition space, String metric, List<String> reported) {
    List<String> titles = new ArrayList<>(List.of(">rank", ">" + metric));
    reported.forEach(name -> titles.add(">" + name));
    titles.add(">step");
    table = new ArchitectureTable(titles, space);
    for (int rank = 1; rank <= entries.size(); rank++) {
      TopEntry entry = entries.get(rank - 1);
      List<String> cells = new ArrayList<>(List.of("" + rank, Figures.metric(entry.value())));
      reported.forEach(name -> cells.add(Figures.metric(entry.reported().get(name))));
      cells.add("" + entry.step());
      table.row(cells, entry.architecture());
    }
  }

  /** The table, on lines of at most {@code columns}. */
  public List<String> lines(int columns, Style style) {
    return table.lines(columns, style);
  }
}
