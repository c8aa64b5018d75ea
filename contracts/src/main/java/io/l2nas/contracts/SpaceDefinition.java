package io.l2nas.contracts;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A search space as data: rows × choices, how they hang together, and how a chosen architecture is
 * written down.
 *
 * <p>INVARIANT: two architectures never have one text, for the text is what identifies them.
 *
 * @param name what people call the space
 * @param rows the decisions; one choice is taken per row, and there are at most 10,000 choices
 * @param pieces the literal text around the choices, one more than there are rows: the canonical
 *     text of an architecture is {@code pieces[0] + choice[0] + pieces[1] + … + pieces[rows]}, at
 *     most 65,536 characters
 * @param structure how the rows hang together, if they are not each a decision of its own; the
 *     pieces then stand around the parts that it has
 */
public record SpaceDefinition(
    String name, List<Row> rows, List<String> pieces, Optional<SpaceStructure> structure) {
  /** With α and s of that size a state still fits into a record of 1 MiB, Kafka's default. */
  private static final int MAX_CHOICES = 10_000;

  /**
   * One decision of a space.
   *
   * @param name what the row decides, for instance an edge or a layer
   * @param choices the alternatives, in the order of the entries of α
   */
  public record Row(String name, List<String> choices) {
    public Row {
      Require.label("row name", name);
      choices = Require.labels("choices", MAX_CHOICES, choices);
      if (choices.isEmpty()) {
        throw new IllegalArgumentException(
            "row '" + name + "' has no choices; give it at least one");
      }
      requireDistinct("choices of row '" + name + "'", choices);
    }
  }

  public SpaceDefinition {
    Require.label("space name", name);
    rows = Require.list("rows", rows);
    pieces = Require.list("pieces", pieces, Require::snippet);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("space '" + name + "' has no rows; give it at least one");
    }
    Require.present("structure", structure);
    if (structure.isEmpty()) {
      requireOneMore(name, rows, pieces);
    }
    requireDistinct("row names of space '" + name + "'", rows.stream().map(Row::name).toList());
    requireSize("choices", MAX_CHOICES, rows.stream().mapToLong(row -> row.choices().size()).sum());
    requireSize(
        "characters in an architecture's text",
        Require.MAX_TEXT,
        longest(rows, pieces)
            + (long) rows.size() * structure.map(SpaceStructure::punctuation).orElse(0));
    if (structure.isEmpty()) {
      requireDistinctTexts(rows, pieces);
    } else {
      structure.get().requireFits(rows, pieces);
    }
  }

  /** A space in which every row is a decision of its own. */
  public SpaceDefinition(String name, List<Row> rows, List<String> pieces) {
    this(name, rows, pieces, Optional.empty());
  }

  private static void requireOneMore(String name, List<Row> rows, List<String> pieces) {
    if (pieces.size() != rows.size() + 1) {
      throw new IllegalArgumentException(
          "space '%s' has %d pieces of text for %d rows; it needs %d"
              .formatted(name, pieces.size(), rows.size(), rows.size() + 1));
    }
  }

  private static void requireDistinct(String what, List<String> texts) {
    Set<String> seen = new HashSet<>();
    for (String text : texts) {
      if (!seen.add(text)) {
        throw new IllegalArgumentException(
            "the %s contain '%s' twice; they must differ".formatted(what, text));
      }
    }
  }

  private static void requireSize(String what, int limit, long size) {
    if (size > limit) {
      throw new IllegalArgumentException(
          "the space has %d %s; it may have at most %d".formatted(size, what, limit));
    }
  }

  private static long longest(List<Row> rows, List<String> pieces) {
    long choices =
        rows.stream()
            .mapToLong(row -> row.choices().stream().mapToInt(String::length).max().orElse(0))
            .sum();
    return choices + pieces.stream().mapToLong(String::length).sum();
  }

  /**
   * A text can be read back from left to right if in every row but the last no choice, with the
   * piece behind it, is the beginning of another one. Sorted, a beginning stands next to what it
   * begins.
   */
  private static void requireDistinctTexts(List<Row> rows, List<String> pieces) {
    for (int i = 0; i < rows.size() - 1; i++) {
      String piece = pieces.get(i + 1);
      List<String> texts =
          rows.get(i).choices().stream().map(choice -> choice + piece).sorted().toList();
      for (int j = 1; j < texts.size(); j++) {
        if (texts.get(j).startsWith(texts.get(j - 1))) {
          throw new IllegalArgumentException(
              "in row '%s' the text %s begins as %s does, so two architectures could have one text; change a choice or the piece behind it"
                  .formatted(
                      rows.get(i).name(), Quote.of(texts.get(j)), Quote.of(texts.get(j - 1))));
        }
      }
    }
  }
}
