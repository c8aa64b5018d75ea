package io.l2nas.core.space;

/**
 * Where the rows of {@link io.l2nas.contracts.SpaceStructure#CELLS} lead: row by row the edges into
 * a cell's four nodes, each from the earlier nodes. 0 and 1 are the cell's inputs, so its nodes are
 * 2 to 5 where edges come from.
 */
public final class CellEdges {
  /** The nodes of a cell, its inputs left out. */
  public static final int NODES = 4;

  /** The edges of a cell. */
  public static final int ROWS = 14;

  private static final int INPUTS = 2;
  private static final int[] NODE_OF = {0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3};
  private static final int[] FIRST_OF = {0, 2, 5, 9};

  private CellEdges() {}

  /** The node that an edge of a cell leads to, from 0 to 3. */
  public static int node(int row) {
    return NODE_OF[row % ROWS];
  }

  /** Where an edge of a cell comes from. */
  public static int from(int row) {
    return row % ROWS - first(node(row));
  }

  /** The first row of a cell that leads to the node. */
  static int first(int node) {
    return FIRST_OF[node];
  }

  /** How many edges lead to the node. */
  static int count(int node) {
    return node + INPUTS;
  }
}
