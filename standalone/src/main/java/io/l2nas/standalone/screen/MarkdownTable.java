package io.l2nas.standalone.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The twin of {@link TextTable} for files: a table in GitHub's Markdown. */
public final class MarkdownTable {
  private final List<String> lines = new ArrayList<>();

  private MarkdownTable(List<String> titles) {
    row(titles.stream().map(title -> title.replaceFirst("^>", "")).toList());
    lines.add(
        titles.stream()
            .map(title -> title.startsWith(">") ? "---:" : "---")
            .collect(Collectors.joining("|", "|", "|")));
  }

  /** Columns by title; a title that begins with {@code >} stands to the right. */
  public static MarkdownTable of(List<String> titles) {
    return new MarkdownTable(titles);
  }

  /** One cell per column. */
  public void row(List<String> cells) {
    lines.add(
        cells.stream()
            .map(cell -> cell.replace("|", "\\|"))
            .collect(Collectors.joining(" | ", "| ", " |")));
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }
}
