package io.l2nas.core.space;

import io.l2nas.contracts.SpaceDefinition;
import io.l2nas.contracts.SpaceStructure;
import java.util.List;
import java.util.Optional;

/**
 * How the rows of a space hang together. An architecture is one number per row: the choice that it
 * takes there, or {@link Architecture#NOT_TAKEN}.
 */
interface Structure {

  static Structure of(SpaceDefinition space) {
    return space.structure().map(structure -> of(structure, space)).orElse(new SingleRows(space));
  }

  private static Structure of(SpaceStructure structure, SpaceDefinition space) {
    return switch (structure) {
      case CELLS -> new Cells(space);
      case STAGES -> new Stages(space);
    };
  }

  /**
   * The second half of Discretize(α): what is taken; of every row its best, unless a structure
   * takes less.
   *
   * @param best in every row the choice with the largest entry
   * @param largest that entry
   */
  default int[] take(int[] best, float[] largest) {
    return best;
  }

  /** Whether an architecture may take no choice of the row. */
  default boolean mayLeaveOut(int row) {
    return false;
  }

  /**
   * Refuses what is no architecture, though every number in it is possible. One choice per row is
   * all that there is to it, unless a structure asks for more.
   *
   * @throws IllegalArgumentException if it is none
   */
  default void require(int[] choices) {}

  /** Whether the architecture would be another one with another choice in the row. */
  boolean counts(int[] choices, int row);

  /** The rows that an architecture could take instead of one that it takes. */
  List<Integer> inPlaceOf(int[] choices, int row);

  /** The canonical text. */
  String write(int[] choices);

  /** What was written; empty if the text is none of an architecture. */
  Optional<int[]> read(String text);
}
