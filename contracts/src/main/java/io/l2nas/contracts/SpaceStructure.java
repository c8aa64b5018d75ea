package io.l2nas.contracts;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How the rows of a space hang together where an architecture does not simply take a choice of each
 * of them: how α is discretised, and how an architecture is written.
 */
public enum SpaceStructure {
  /**
   * Cells of 14 rows: the edges into four nodes, 2, 3, 4 and 5 of them, each from an earlier node
   * or an input of the cell, numbered from 0. Of the edges into a node two are taken, those whose
   * largest entries are the largest, and each takes the choice of that entry (Algorithm 2).
   *
   * <p>A part of the text is a cell: its edges as {@code ('choice', from)}, separated by a comma
   * and a space.
   */
  CELLS(14, Pattern.compile("\\w+")) {
    @Override
    void requireFits(List<SpaceDefinition.Row> rows, List<String> pieces) {
      super.requireFits(rows, pieces);
      requireChoices(rows, rows.size(), "letters, digits and '_'");
    }
  },

  /**
   * Stages of at most four blocks: first four rows for each stage, one for each block, then one row
   * for each stage that says how many of its first blocks it has. Each row takes its choice
   * (Algorithm 1); what stands in the row of a block that its stage does not have makes no
   * difference.
   *
   * <p>A part of the text is a stage: its blocks, separated by a space.
   */
  STAGES(5, Pattern.compile("[\\w.-]+")) {
    @Override
    void requireFits(List<SpaceDefinition.Row> rows, List<String> pieces) {
      super.requireFits(rows, pieces);
      int blocks = parts(rows) * BLOCKS;
      requireChoices(rows, blocks, "letters, digits, '_', '-' and '.'");
      requireDepths(rows.subList(blocks, rows.size()));
      requireVisible(pieces.subList(1, pieces.size() - 1));
    }
  };

  /** The most blocks that a stage may have. */
  private static final int BLOCKS = 4;

  private static final Pattern DEPTH = Pattern.compile("[1-" + BLOCKS + "]");
  private static final Pattern INVISIBLE = Pattern.compile("[\\w. -]*");

  /** What an edge is written with besides its choice, and a block with less. */
  private static final int PUNCTUATION = "('', 0), ".length();

  private final int rowsPerPart;
  private final Pattern choice;

  SpaceStructure(int rowsPerPart, Pattern choice) {
    this.rowsPerPart = rowsPerPart;
    this.choice = choice;
  }

  /** How many parts the text of an architecture has; a piece of text stands around each. */
  public int parts(List<SpaceDefinition.Row> rows) {
    return rows.size() / rowsPerPart;
  }

  /** Refuses rows that do not hang together so, or whose texts could be taken for one another. */
  void requireFits(List<SpaceDefinition.Row> rows, List<String> pieces) {
    if (rows.size() % rowsPerPart != 0) {
      throw new IllegalArgumentException(
          "a space of %s has %d rows; it needs a multiple of %d"
              .formatted(this, rows.size(), rowsPerPart));
    }
    if (pieces.size() != parts(rows) + 1) {
      throw new IllegalArgumentException(
          "a space of %s has %d pieces of text for %d parts; it needs %d"
              .formatted(this, pieces.size(), parts(rows), parts(rows) + 1));
    }
  }

  /** How long the text of a row may become besides its choice. */
  int punctuation() {
    return PUNCTUATION;
  }

  final void requireChoices(List<SpaceDefinition.Row> rows, int count, String valid) {
    rows.subList(0, count).forEach(row -> requireChoices(row, choice, valid));
  }

  private static void requireDepths(List<SpaceDefinition.Row> rows) {
    rows.forEach(row -> requireChoices(row, DEPTH, "a number of blocks from 1 to " + BLOCKS));
  }

  private static void requireChoices(SpaceDefinition.Row row, Pattern pattern, String valid) {
    for (String text : row.choices()) {
      if (!pattern.matcher(text).matches()) {
        throw new IllegalArgumentException(
            "a choice of row '%s' is %s; in this structure it must be %s"
                .formatted(row.name(), Quote.of(text), valid));
      }
    }
  }

  /** Where a stage ends must be seen from the text alone. */
  private static void requireVisible(List<String> pieces) {
    for (String piece : pieces) {
      if (INVISIBLE.matcher(piece).matches()) {
        throw new IllegalArgumentException(
            "the piece %s between two stages could be taken for blocks, so two architectures could have one text; give one with another character, such as \" / \""
                .formatted(Quote.of(piece)));
      }
    }
  }
}
