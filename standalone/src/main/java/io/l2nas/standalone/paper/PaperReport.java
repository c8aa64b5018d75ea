package io.l2nas.standalone.paper;

import io.l2nas.standalone.compare.Comparison;
import io.l2nas.standalone.compare.ComparisonReport;
import io.l2nas.standalone.compare.Spread;
import io.l2nas.standalone.compare.Standing;
import io.l2nas.standalone.screen.MarkdownTable;
import io.l2nas.standalone.screen.Style;
import io.l2nas.standalone.screen.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The paper's table twice for each budget: every column searched on itself, as the paper did, and
 * searched on validation alone, with the test accuracy of what was found.
 */
public final class PaperReport {
  private static final String PROTOCOL =
      "The paper's test columns come from searches on the test accuracy. Where a search may only"
          + " see the validation accuracy, as most papers have it, the test column is what its"
          + " choice scores there: the second table. The published rows in it are of the first"
          + " protocol, so they are no aim of it: on ImageNet16-120 the best validation accuracy"
          + " belongs to an architecture with 46.20 on test.";

  private static final String RANDOM =
      "Random search: what random search without repeats finds with as many different"
          + " architectures as the row above scored on average (the number in brackets), exact.";

  private final List<Comparison> comparisons;

  /**
   * @param comparisons one for each of {@link PaperPlan#budgets}
   */
  public PaperReport(List<Comparison> comparisons) {
    this.comparisons = List.copyOf(comparisons);
  }

  /** One protocol with one budget. */
  private record Part(String title, List<List<String>> rows) {}

  /** For a screen of that width. */
  public List<String> screen(int columns, Style style) {
    List<String> lines = new ArrayList<>();
    for (Part part : parts()) {
      TextTable table = TextTable.of(titles());
      part.rows().forEach(table::row);
      lines.addAll(List.of("", "  " + style.bold(part.title()), ""));
      lines.addAll(table.narrowedTo(columns).lines(style));
    }
    lines.add("");
    verdicts().forEach(verdict -> lines.add("  " + verdict));
    return lines;
  }

  /** As a Markdown page; {@code command} made it. */
  public List<String> markdown(String command) {
    List<String> lines =
        new ArrayList<>(
            List.of("# L²NAS on NAS-Bench-201, published and here", "", "```sh", command, "```"));
    lines.addAll(
        List.of(
            "",
            "Accuracies in %, mean ± standard deviation over the seeds "
                + ComparisonReport.seeds(comparisons.get(0).plan().seeds())
                + "; published: over ten seeds (Mills et al., CIKM 2021, Table 1).",
            "",
            RANDOM,
            "",
            PROTOCOL,
            ""));
    verdicts().forEach(verdict -> lines.add("* " + verdict));
    for (Part part : parts()) {
      MarkdownTable table = MarkdownTable.of(titles());
      part.rows().forEach(table::row);
      lines.addAll(List.of("", "## " + part.title(), ""));
      lines.addAll(table.lines());
    }
    return lines;
  }

  private Comparison comparison(Published published) {
    return comparisons.stream()
        .filter(one -> one.plan().steps() == published.steps())
        .findFirst()
        .orElseThrow();
  }

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (Published published : Published.ROWS) {
      Comparison comparison = comparison(published);
      parts.add(
          new Part(
              published.steps() + " steps, every column searched on itself",
              rows(published, comparison, PaperReport::onItself)));
      parts.add(
          new Part(
              published.steps() + " steps, selected on validation, reported on test",
              rows(published, comparison, PaperReport::onValidation)));
    }
    return parts;
  }

  private static List<String> titles() {
    return Stream.concat(
            Stream.of("L²NAS"), Column.all().stream().map(column -> ">" + column.title()))
        .toList();
  }

  /** What a row shows in a column, and what random search would. */
  private record Found(Spread value, Spread random, int unique) {}

  private static List<List<String>> rows(
      Published published, Comparison comparison, BiFunction<Row, Column, Found> found) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("published (each column on itself)", published.cells()));
    for (Setting setting : Setting.values()) {
      Row row = new Row(comparison, setting);
      List<Found> cells = Column.all().stream().map(column -> found.apply(row, column)).toList();
      rows.add(row(setting.title(), cells.stream().map(cell -> cell.value().text(2)).toList()));
      rows.add(
          row(
              "· random search",
              cells.stream()
                  .map(cell -> "%s (%d)".formatted(cell.random().text(2), cell.unique()))
                  .toList()));
    }
    return rows;
  }

  /** One setting in one comparison. */
  private record Row(Comparison comparison, Setting setting) {
    Standing standing(Column column) {
      return comparison.standing(setting.contender(), PaperPlan.selection(column));
    }
  }

  private static Found onItself(Row row, Column column) {
    Standing standing = row.standing(column);
    return new Found(standing.best(), standing.random().best(), standing.unique());
  }

  private static Found onValidation(Row row, Column column) {
    if (column.isValidation()) {
      return onItself(row, column);
    }
    Standing standing = row.standing(column.validation());
    return new Found(standing.reported(), standing.random().reported(), standing.unique());
  }

  /** How the settings did against what was published, each column searched on itself. */
  private List<String> verdicts() {
    List<String> verdicts = new ArrayList<>();
    for (Published published : Published.ROWS) {
      for (Setting setting : Setting.values()) {
        Row row = new Row(comparison(published), setting);
        long means = Column.all().stream().filter(c -> shortfall(published, row, c) <= 0).count();
        long within = Column.all().stream().filter(c -> shortfall(published, row, c) <= 1).count();
        verdicts.add(
            "%d steps, %s: the published mean is reached on %d of 6 columns, and on %d of 6 within the published standard deviation."
                .formatted(published.steps(), setting.title(), means, within));
      }
    }
    return verdicts;
  }

  /** How far below the published mean it is, in published standard deviations. */
  private static double shortfall(Published published, Row row, Column column) {
    Spread theirs = published.of(column);
    return (theirs.mean() - row.standing(column).best().mean()) / theirs.deviation();
  }

  private static List<String> row(String title, List<String> cells) {
    return Stream.concat(Stream.of(title), cells.stream()).toList();
  }
}
