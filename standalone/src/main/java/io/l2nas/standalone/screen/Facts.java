package io.l2nas.standalone.screen;

import java.util.ArrayList;
import java.util.List;

/** Names and values, one pair per line, the values in one column. */
public final class Facts {
  private static final String MARGIN = "  ";
  private static final String GAP = "  ";

  private final List<Fact> facts = new ArrayList<>();

  private record Fact(String name, String value) {}

  /** Adds a line. */
  public Facts add(String name, Object value) {
    facts.add(new Fact(name, String.valueOf(value)));
    return this;
  }

  public List<String> lines(Style style) {
    return lines(MARGIN, style);
  }

  /** The same, further from the edge. */
  public List<String> lines(String margin, Style style) {
    int width = facts.stream().mapToInt(fact -> fact.name().length()).max().orElse(0);
    return facts.stream()
        .map(
            fact ->
                margin
                    + style.dim(fact.name())
                    + " ".repeat(width - fact.name().length())
                    + GAP
                    + fact.value())
        .toList();
  }
}
