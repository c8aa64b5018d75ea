package io.l2nas.standalone.screen;

import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.TopEntry;
import io.l2nas.core.objective.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The best architectures, ranked: value, reported metrics, the step that found it; where there are
 * constraints, by how much they are missed, too.
 */
public final class TopTable {
  private static final double PER_CENT = 100;

  private final ArchitectureTable table;

  /**
   * @param entries best first
   * @param spec of the search that found them
   */
  public TopTable(List<TopEntry> entries, ExperimentSpec spec) {
    Objective objective = Objective.of(spec.reward());
    String metric = spec.evaluator().metric();
    List<String> reported =
        objective.isWeighed()
            ? Stream.concat(Stream.of(metric), spec.evaluator().report().stream()).toList()
            : spec.evaluator().report();
    List<String> titles = new ArrayList<>();
    titles.add(">rank");
    titles.add(">" + (objective.isWeighed() ? "objective" : metric));
    reported.forEach(name -> titles.add(">" + name));
    if (objective.isBound()) {
      titles.add(">outside");
    }
    titles.add(">step");
    table = new ArchitectureTable(titles, spec.space());
    for (int rank = 1; rank <= entries.size(); rank++) {
      TopEntry entry = entries.get(rank - 1);
      List<String> cells = new ArrayList<>(List.of("" + rank, Figures.metric(entry.value())));
      reported.forEach(name -> cells.add(Figures.metric(entry.reported().get(name))));
      if (objective.isBound()) {
        cells.add(outside(objective.violation(entry.reported())));
      }
      cells.add("" + entry.step());
      table.row(cells, entry.architecture());
    }
  }

  /** The table, on lines of at most {@code columns}. */
  public List<String> lines(int columns, Style style) {
    return table.lines(columns, style);
  }

  /** Blank for who keeps the constraints. */
  private static String outside(double violation) {
    return violation == 0 ? "" : Figures.fixed(PER_CENT * violation, 1) + " %";
  }
}
