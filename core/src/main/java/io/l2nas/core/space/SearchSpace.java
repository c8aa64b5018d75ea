package io.l2nas.core.space;

import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.SpaceDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A search space at work. Actions and states are vectors of {@link #size()} entries, one per
 * choice, row after row; rows may differ in their number of choices. How α becomes an architecture,
 * and how that is written, is the space's own.
 */
public final class SearchSpace {
  private final SpaceDefinition definition;
  private final Structure structure;
  private final int[] offsets;

  public SearchSpace(SpaceDefinition definition) {
    this.definition = definition;
    this.structure = Structure.of(definition);
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
   * Discretize(α): in every row the choice with the largest entry, the first one of equals
   * (Algorithm 1); where the rows hang together, those of them that their structure takes
   * (Algorithm 2).
   *
   * @throws IllegalArgumentException if α has not {@link #size()} entries
   */
  public Architecture discretize(FloatVector alpha) {
    if (alpha.size() != size()) {
      throw new IllegalArgumentException(
          "alpha has %d entries; the space '%s' needs %d"
              .formatted(alpha.size(), definition.name(), size()));
    }
    int[] best = new int[rows()];
    float[] largest = new float[rows()];
    for (int row = 0; row < best.length; row++) {
      int entry = argMax(alpha, offsets[row], offsets[row + 1]);
      best[row] = entry - offsets[row];
      largest[row] = alpha.get(entry);
    }
    return made(structure.take(best, largest));
  }

  /**
   * The architecture that takes the given choice in each row, or {@link Architecture#NOT_TAKEN}.
   *
   * @throws IllegalArgumentException if there is not one choice per row, or a row has no such
   *     choice, or they make no architecture together
   */
  public Architecture architecture(int... choices) {
    requireOnePerRow(choices);
    structure.require(choices);
    return made(choices.clone());
  }

  /** The architecture of a canonical text; empty if it is none of an architecture of this space. */
  public Optional<Architecture> read(String text) {
    return structure.read(text).map(choices -> new Architecture(this, choices, text));
  }

  /** Where the ones stand in the one-hot architecture α^d, in order. */
  public int[] ones(Architecture architecture) {
    return IntStream.range(0, rows())
        .filter(row -> architecture.choice(row) != Architecture.NOT_TAKEN)
        .map(row -> offsets[row] + architecture.choice(row))
        .toArray();
  }

  /** α that takes the architecture's choices: 1 where it chose, 0 elsewhere. */
  public FloatVector oneHot(Architecture architecture) {
    float[] alpha = new float[size()];
    for (int one : ones(architecture)) {
      alpha[one] = 1;
    }
    return FloatVector.of(alpha);
  }

  /** The rows that make a difference to the architecture, in order. */
  public List<Integer> rowsOf(Architecture architecture) {
    List<Integer> rows = new ArrayList<>(rows());
    for (int row = 0; row < rows(); row++) {
      if (structure.counts(architecture.asChosen(), row)) {
        rows.add(row);
      }
    }
    return rows;
  }

  /**
   * All architectures that differ in one decision, by row and choice: they take another choice in a
   * row, or the same one in another row that may be taken instead.
   */
  public List<Architecture> neighbours(Architecture architecture) {
    List<Architecture> neighbours = new ArrayList<>();
    for (int row : rowsOf(architecture)) {
      neighbours.addAll(neighbours(architecture, row));
    }
    return neighbours;
  }

  /** Those of the {@link #neighbours(Architecture)} that differ in what is taken of this row. */
  public List<Architecture> neighbours(Architecture architecture, int row) {
    List<Architecture> neighbours = new ArrayList<>();
    for (int choice = 0; choice < choices(row); choice++) {
      if (choice != architecture.choice(row)) {
        neighbours.add(with(architecture, row, choice));
      }
    }
    for (int other : rowsInPlaceOf(architecture, row)) {
      if (architecture.choice(row) < choices(other)) {
        neighbours.add(with(architecture, row, other, architecture.choice(row)));
      }
    }
    return neighbours;
  }

  /** The rows that the architecture could take instead of one that it takes. */
  public List<Integer> rowsInPlaceOf(Architecture architecture, int row) {
    return structure.inPlaceOf(architecture.asChosen(), row);
  }

  /** The architecture with another choice in one row that it takes. */
  public Architecture with(Architecture architecture, int row, int choice) {
    return with(architecture, row, row, choice);
  }

  /** The architecture with a choice in one row instead of that in another. */
  public Architecture with(Architecture architecture, int before, int after, int choice) {
    int[] choices = architecture.asChosen().clone();
    choices[before] = Architecture.NOT_TAKEN;
    choices[after] = choice;
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

  private Architecture made(int[] choices) {
    return new Architecture(this, choices, structure.write(choices));
  }

  private void requireOnePerRow(int[] choices) {
    if (choices.length != rows()) {
      throw new IllegalArgumentException(
          "there are %d choices; the space '%s' has %d rows"
              .formatted(choices.length, definition.name(), rows()));
    }
    for (int row = 0; row < choices.length; row++) {
      int available = choices(row);
      boolean leftOut = choices[row] == Architecture.NOT_TAKEN && structure.mayLeaveOut(row);
      if (!leftOut && (choices[row] < 0 || choices[row] >= available)) {
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
