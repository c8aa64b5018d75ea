package io.l2nas.core.space;

import io.l2nas.contracts.SpaceDefinition;
import io.l2nas.contracts.SpaceDefinition.Row;
import java.util.List;
import java.util.Optional;

/** Every row is a decision of its own: Algorithm 1. */
final class SingleRows implements Structure {
  private static final int NONE = -1;

  private final SpaceDefinition space;

  SingleRows(SpaceDefinition space) {
    this.space = space;
  }

  @Override
  public boolean counts(int[] choices, int row) {
    return true;
  }

  @Override
  public List<Integer> inPlaceOf(int[] choices, int row) {
    return List.of();
  }

  @Override
  public String write(int[] choices) {
    List<String> pieces = space.pieces();
    StringBuilder text = new StringBuilder(pieces.get(0));
    for (int row = 0; row < choices.length; row++) {
      text.append(space.rows().get(row).choices().get(choices[row])).append(pieces.get(row + 1));
    }
    return text.toString();
  }

  /** Reads from left to right, which a space guarantees to be possible without looking back. */
  @Override
  public Optional<int[]> read(String text) {
    int last = space.rows().size() - 1;
    int[] choices = new int[last + 1];
    String first = space.pieces().get(0);
    if (!text.startsWith(first)) {
      return Optional.empty();
    }
    int position = first.length();
    for (int row = 0; row < last; row++) {
      choices[row] = choiceAt(text, position, row);
      if (choices[row] == NONE) {
        return Optional.empty();
      }
      position += written(row, choices[row]).length();
    }
    choices[last] = lastChoice(text.substring(position), last);
    return choices[last] == NONE ? Optional.empty() : Optional.of(choices);
  }

  private int choiceAt(String text, int position, int row) {
    for (int choice = 0; choice < choices(row).size(); choice++) {
      if (text.startsWith(written(row, choice), position)) {
        return choice;
      }
    }
    return NONE;
  }

  /** What is left must be all of it: the choices of the last row may begin alike. */
  private int lastChoice(String text, int row) {
    for (int choice = 0; choice < choices(row).size(); choice++) {
      if (text.equals(written(row, choice))) {
        return choice;
      }
    }
    return NONE;
  }

  private String written(int row, int choice) {
    return choices(row).get(choice) + space.pieces().get(row + 1);
  }

  private List<String> choices(int row) {
    Row at = space.rows().get(row);
    return at.choices();
  }
}
