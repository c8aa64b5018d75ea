package io.l2nas.standalone.compare;

import io.l2nas.standalone.screen.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The standings of one metric as cells, for the screen and for Markdown alike. Beside every value
 * stands what random search finds with as many different architectures.
 */
final class StandingsTable {
  private static final int DECIMALS = 4;

  /** What counts in thousands, such as multiply-adds, has no decimals worth reading. */
  private static final double COUNTED = 10_000;

  private final Selection selection;
  private final List<Standing> standings;
  private final boolean optimumIsKnown;

  StandingsTable(Selection selection, List<Standing> standings, boolean optimumIsKnown) {
    this.selection = selection;
    this.standings = standings;
    this.optimumIsKnown = optimumIsKnown;
  }

  /** Titles; those of numbers begin with {@code >}. */
  List<String> titles() {
    List<String> titles = new ArrayList<>(List.of("agent", ">" + selection.metric(), ">random"));
    if (selection.reported() != null) {
      titles.addAll(List.of(">" + selection.reported(), ">random"));
    }
    titles.addAll(
        optimumIsKnown ? List.of(">optimum found", ">at query") : List.of(">above random"));
    titles.addAll(List.of(">unique", ">s/run"));
    return titles;
  }

  List<List<String>> rows() {
    return standings.stream().map(this::row).toList();
  }

  private List<String> row(Standing standing) {
    List<String> cells = new ArrayList<>();
    cells.add(standing.agent());
    cells.add(text(standing.best()));
    cells.add(text(standing.random().best()));
    if (selection.reported() != null) {
      cells.add(text(standing.reported()));
      cells.add(text(standing.random().reported()));
    }
    if (optimumIsKnown) {
      cells.add(standing.found() + "/" + standing.runs());
      cells.add(standing.medianQuery().isPresent() ? "" + standing.medianQuery().getAsInt() : "–");
    } else {
      cells.add(standing.above() + "/" + standing.runs());
    }
    cells.add(String.format(Locale.ROOT, "%,d", standing.unique()));
    cells.add(Figures.fixed(standing.seconds(), 2));
    return cells;
  }

  private static String text(Spread spread) {
    return spread.text(Math.abs(spread.mean()) < COUNTED ? DECIMALS : 0);
  }
}
