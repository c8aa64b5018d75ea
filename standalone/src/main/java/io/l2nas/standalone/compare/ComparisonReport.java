package io.l2nas.standalone.compare;

import io.l2nas.standalone.screen.Figures;
import io.l2nas.standalone.screen.MarkdownTable;
import io.l2nas.standalone.screen.Style;
import io.l2nas.standalone.screen.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/** A comparison as people read it, on the screen and as Markdown. */
public final class ComparisonReport {
  private static final String VALUES = "Values are mean ± standard deviation over the runs.";

  private final Comparison comparison;

  public ComparisonReport(Comparison comparison) {
    this.comparison = comparison;
  }

  /** For a screen of that width. */
  public List<String> screen(int columns, Style style) {
    List<String> lines = new ArrayList<>();
    for (Selection selection : comparison.plan().selections()) {
      StandingsTable standings = standings(selection);
      TextTable table = TextTable.of(standings.titles());
      standings.rows().forEach(table::row);
      lines.add("");
      lines.add(
          "  " + style.bold(selection.inWords()) + style.dim(style.dot() + figures(selection)));
      lines.add("");
      lines.addAll(table.narrowedTo(columns).lines(style));
    }
    lines.add("");
    legend().forEach(line -> lines.add("  " + style.dim(line)));
    return lines;
  }

  /**
   * As a Markdown page.
   *
   * @param command the command that made it
   */
  List<String> markdown(String command) {
    List<String> lines = new ArrayList<>(List.of("# Comparison", "", "```sh", command, "```", ""));
    lines.add("Seeds: " + seeds(comparison.plan().seeds()) + ".");
    legend().forEach(line -> lines.addAll(List.of("", line)));
    for (Selection selection : comparison.plan().selections()) {
      StandingsTable standings = standings(selection);
      lines.addAll(
          List.of(
              "",
              "## " + selection.metric(),
              "",
              selection.inWords() + "; " + figures(selection) + ".",
              ""));
      MarkdownTable table = MarkdownTable.of(standings.titles());
      standings.rows().forEach(table::row);
      lines.addAll(table.lines());
      lines.addAll(
          List.of(
              "",
              "![%s: the mean of the best value against queries, for every agent](%s)"
                  .formatted(selection.metric(), BestPlot.fileName(selection))));
    }
    return lines;
  }

  private StandingsTable standings(Selection selection) {
    return new StandingsTable(
        selection, comparison.standings(selection), optimum(selection).isPresent());
  }

  private OptionalDouble optimum(Selection selection) {
    return comparison.random(selection).optimum();
  }

  private List<String> legend() {
    Scorer scorer = comparison.plan().problem().scorer();
    List<String> legend = new ArrayList<>(List.of(VALUES));
    if (scorer.knowsAll()) {
      legend.add(
          "random: what random search without repeats finds with as many different architectures,"
              + " exact.");
      legend.add(
          "at query: the query, from 1, that found the optimum of the table in the median run.");
    } else {
      legend.add(
          "random: what the runs of random had found with as many different architectures, or with"
              + " all of theirs if those were fewer.");
      legend.add("above random: how many runs found more than that on average.");
    }
    if (scorer.costly()) {
      legend.add("s/run: what one run has measured no other measures again.");
    }
    return legend;
  }

  private String figures(Selection selection) {
    ComparisonPlan plan = comparison.plan();
    String known =
        optimum(selection).isPresent()
            ? "optimum " + Figures.metric(optimum(selection).getAsDouble()) + ", "
            : "";
    return "%s%,d steps, %d %s"
        .formatted(
            known, plan.steps(), plan.seeds().size(), plan.seeds().size() == 1 ? "seed" : "seeds");
  }

  /** {@code 1 to 50} where they follow one another. */
  public static String seeds(List<Long> seeds) {
    long first = seeds.get(0);
    long last = seeds.get(seeds.size() - 1);
    boolean range = LongStream.rangeClosed(first, last).boxed().toList().equals(seeds);
    return range && seeds.size() > 2
        ? first + " to " + last
        : String.join(", ", seeds.stream().map(String::valueOf).toList());
  }
}
