package io.l2nas.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A table as the documentation shows it. */
public final class MarkdownTable {
  private final List<String> lines = new ArrayList<>();

  public MarkdownTable(String... header) {
    row((Object[]) header);
    lines.add("|" + String.join("|", Collections.nCopies(header.length, "---")) + "|");
  }

  public MarkdownTable row(Object... cells) {
    List<String> texts = new ArrayList<>();
    for (Object cell : cells) {
      texts.add(cell instanceof Double number ? text(number) : cell.toString());
    }
    lines.add("| " + String.join(" | ", texts) + " |");
    return this;
  }

  /** Three digits that mean something are as many as a machine like this gives twice. */
  private static String text(double number) {
    int decimals = number >= 100 ? 0 : number >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%,." + decimals + "f", number);
  }

  @Override
  public String toString() {
    return String.join("\n", lines) + "\n";
  }
}
