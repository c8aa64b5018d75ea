package io.l2nas.core.space;

import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.SpaceDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A search space at work. Actions and states are vectors of {@link #size()} entries, one per
 * choice, row after row; rows may differ in their number of choices.
 */
public final class SearchSpace {
  private final SpaceDefinition definition;
  private final int[] offsets;

  public SearchSpace(SpaceDefinition definition) {
    this.definition = definition;
    this.offsets = new int[definition.rows().size() + 1];
    for (int row = 0; row < rows(); row++) {
      offsets[row + 1] = offsets[row] + definition.rows().get(row).choices().size();
    }
  }

  public SpaceDefinition definition() {
    return definition;
  }

  /** |E|, the number of rows. */
  public int rows() {
    return definition.rows().size();
  }

  /** The number of entries of α and of s: |E|×|O| where all rows have |O| choices. */
  public int size() {
    return offsets[rows()];
  }

  /** The number of choices of a row. */
  public int choices(int row) {
    return offsets[row + 1] - offsets[row];
  }

  /** Where the entries of a row begin in α and in s. */
  public int offset(int row) {
    return offsets[row];
  }

  /**
   * Discretize(α), Algorithm 1: in every row the choice with the largest entry, the first one of
   * equals.
   *
   * @throws IllegalArgumentException if α has not {@link #size()} entries
   */
  public Architecture discretize(FloatVector alpha) {
    if (alpha.size() != size()) {
      throw new IllegalArgumentException(
          "alpha has %d entries; the space '%s' needs %d"
              .formatted(alpha.size(), definition.name(), size()));
    }
    int[] choices = new int[rows()];
    for (int row = 0; row < choices.length; row++) {
      choices[row] = argMax(alpha, offsets[row], offsets[row + 1]) - offsets[row];
    }
    return architecture(choices);
  }

  /**
   * The architecture that takes the given choice in each row.
   *
   * @throws IllegalArgumentException if there is not one choice per row, or a row has no such
   *     choice
   */
  public Architecture architecture(int... choices) {
    requireOnePerRow(choices);
    List<String> pieces = definition.pieces();
    StringBuilder text = new StringBuilder(pieces.get(0));
    for (int row = 0; row < choices.length; row++) {
      text.append(definition.rows().get(row).choices().get(choices[row]))
          .append(pieces.get(row + 1));
    }
    return new Architecture(definition.rows(), choices.clone(), text.toString());
  }

  /** α that takes the architecture's choices: 1 where it chose, 0 elsewhere. */
  public FloatVector oneHot(Architecture architecture) {
    float[] alpha = new float[size()];
    for (int row = 0; row < rows(); row++) {
      alpha[offsets[row] + architecture.choice(row)] = 1;
    }
    return FloatVector.of(alpha);
  }

  /** All architectures that differ in one row, by row and choice. */
  public List<Architecture> neighbours(Architecture architecture) {
    List<Architecture> neighbours = new ArrayList<>();
    for (int row = 0; row < rows(); row++) {
      for (int choice = 0; choice < choices(row); choice++) {
        if (choice != architecture.choice(row)) {
          neighbours.add(with(architecture, row, choice));
        }
      }
    }
    return neighbours;
  }

  /** The architecture with another choice in one row. */
  public Architecture with(Architecture architecture, int row, int choice) {
    int[] choices = new int[rows()];
    Arrays.setAll(choices, architecture::choice);
    choices[row] = choice;
    return architecture(choices);
  }

  /** s_0: while no architecture is known every choice of a row weighs the same, 1/|O|. */
  public FloatVector initialState() {
    float[] state = new float[size()];
    for (int row = 0; row < rows(); row++) {
      Arrays.fill(state, offsets[row], offsets[row + 1], 1f / choices(row));
    }
    return FloatVector.of(state);
  }

  private void requireOnePerRow(int[] choices) {
    if (choices.length != rows()) {
      throw new IllegalArgumentException(
          "there are %d choices; the space '%s' has %d rows"
              .formatted(choices.length, definition.name(), rows()));
    }
    for (int row = 0; row < choices.length; row++) {
      int available = choices(row);
      if (choices[row] < 0 || choices[row] >= available) {
        throw new IllegalArgumentException(
            "the choice in row '%s' is %d; it must be from 0 to %d"
                .formatted(definition.rows().get(row).name(), choices[row], available - 1));
      }
    }
  }

  private static int argMax(FloatVector alpha, int from, int to) {
    int best = from;
    for (int i = from + 1; i < to; i++) {
      if (alpha.get(i) > alpha.get(best)) {
        best = i;
      }
    }
    return best;
  }
}
