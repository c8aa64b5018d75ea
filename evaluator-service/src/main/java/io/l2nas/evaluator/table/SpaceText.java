package io.l2nas.evaluator.table;

import io.l2nas.contracts.SpaceDefinition;
import io.l2nas.contracts.SpaceDefinition.Row;
import java.util.List;

/** Tells whether a text names an architecture of a space. */
final class SpaceText {
  private static final int NOWHERE = -1;

  private final SpaceDefinition space;

  SpaceText(SpaceDefinition space) {
    this.space = space;
  }

  /** Reads from left to right, which a space guarantees to be possible without looking back. */
  boolean names(String text) {
    List<String> pieces = space.pieces();
    int position = text.startsWith(pieces.get(0)) ? pieces.get(0).length() : NOWHERE;
    for (int row = 0; row < space.rows().size() - 1 && position != NOWHERE; row++) {
      position = behindChoice(text, position, space.rows().get(row), pieces.get(row + 1));
    }
    return position != NOWHERE && isLastChoice(text.substring(position));
  }

  private static int behindChoice(String text, int position, Row row, String piece) {
    return row.choices().stream()
        .map(choice -> choice + piece)
        .filter(written -> text.startsWith(written, position))
        .mapToInt(written -> position + written.length())
        .findFirst()
        .orElse(NOWHERE);
  }

  private boolean isLastChoice(String text) {
    int last = space.rows().size() - 1;
    String end = space.pieces().get(last + 1);
    return space.rows().get(last).choices().stream().anyMatch(choice -> text.equals(choice + end));
  }
}
