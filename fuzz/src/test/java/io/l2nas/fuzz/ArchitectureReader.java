package io.l2nas.fuzz;

import io.l2nas.contracts.SpaceDefinition;
import java.util.List;
import java.util.Optional;

/**
 * Finds out which choices a text names, by trying all of them: an opinion of its own, against which
 * what the services write and read is held.
 */
public final class ArchitectureReader {
  private final SpaceDefinition space;

  public ArchitectureReader(SpaceDefinition space) {
    this.space = space;
  }

  /** The choice of each row; empty if the text names no architecture. */
  public Optional<int[]> choices(String text) {
    int[] choices = new int[space.rows().size()];
    String first = space.pieces().get(0);
    boolean named = text.startsWith(first) && isNamed(text, first.length(), 0, choices);
    return named ? Optional.of(choices) : Optional.empty();
  }

  private boolean isNamed(String text, int position, int row, int[] choices) {
    if (row == choices.length) {
      return position == text.length();
    }
    List<String> names = space.rows().get(row).choices();
    for (int choice = 0; choice < names.size(); choice++) {
      String written = names.get(choice) + space.pieces().get(row + 1);
      choices[row] = choice;
      if (text.startsWith(written, position)
          && isNamed(text, position + written.length(), row + 1, choices)) {
        return true;
      }
    }
    return false;
  }
}
