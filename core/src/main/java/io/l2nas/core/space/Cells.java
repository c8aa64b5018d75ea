package io.l2nas.core.space;

import static io.l2nas.core.space.Architecture.NOT_TAKEN;

import io.l2nas.contracts.SpaceDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Of the edges into each node of a cell two are taken: Algorithm 2, corrected.
 *
 * <pre>
 * for each node:   rows    = the edges into it
 *                  (i₁,j₁) = arg max of α over all entries of rows
 *                  (i₂,j₂) = arg max of α over the entries of rows with i ≠ i₁
 *                  α^d[i₁,j₁] = α^d[i₂,j₂] = 1
 * </pre>
 */
final class Cells implements Structure {
  private static final int EDGES_PER_NODE = 2;
  private static final int EDGES_PER_CELL = EDGES_PER_NODE * CellEdges.NODES;
  private static final Pattern EDGE = Pattern.compile("\\('(\\w+)', (\\d)\\)");

  private final SpaceDefinition space;
  private final int cells;

  Cells(SpaceDefinition space) {
    this.space = space;
    this.cells = space.rows().size() / CellEdges.ROWS;
  }

  @Override
  public int[] take(int[] best, float[] largest) {
    int[] choices = new int[best.length];
    Arrays.fill(choices, NOT_TAKEN);
    for (int cell = 0; cell < cells; cell++) {
      for (int node = 0; node < CellEdges.NODES; node++) {
        int first = strongest(cell, node, largest, NOT_TAKEN);
        int second = strongest(cell, node, largest, first);
        choices[first] = best[first];
        choices[second] = best[second];
      }
    }
    return choices;
  }

  /** The edge into a node with the largest entry, but for one; the first of equals. */
  private static int strongest(int cell, int node, float[] largest, int butFor) {
    return edges(cell, node)
        .filter(row -> row != butFor)
        .reduce((a, b) -> largest[b] > largest[a] ? b : a)
        .orElseThrow();
  }

  @Override
  public boolean mayLeaveOut(int row) {
    return true;
  }

  @Override
  public void require(int[] choices) {
    for (int cell = 0; cell < cells; cell++) {
      for (int node = 0; node < CellEdges.NODES; node++) {
        long taken = edges(cell, node).filter(row -> choices[row] != NOT_TAKEN).count();
        if (taken != EDGES_PER_NODE) {
          throw new IllegalArgumentException(
              "there are %d choices in the rows from '%s' to '%s'; it must be %d"
                  .formatted(
                      taken,
                      name(edges(cell, node).min().orElseThrow()),
                      name(edges(cell, node).max().orElseThrow()),
                      EDGES_PER_NODE));
        }
      }
    }
  }

  @Override
  public boolean counts(int[] choices, int row) {
    return choices[row] != NOT_TAKEN;
  }

  @Override
  public List<Integer> inPlaceOf(int[] choices, int row) {
    return edges(row / CellEdges.ROWS, CellEdges.node(row))
        .filter(other -> choices[other] == NOT_TAKEN)
        .boxed()
        .toList();
  }

  @Override
  public String write(int[] choices) {
    StringBuilder text = new StringBuilder(space.pieces().get(0));
    for (int cell = 0; cell < cells; cell++) {
      StringJoiner edges = new StringJoiner(", ");
      for (int row = cell * CellEdges.ROWS; row < (cell + 1) * CellEdges.ROWS; row++) {
        if (choices[row] != NOT_TAKEN) {
          edges.add("('" + names(row).get(choices[row]) + "', " + CellEdges.from(row) + ")");
        }
      }
      text.append(edges).append(space.pieces().get(cell + 1));
    }
    return text.toString();
  }

  /** Any two edges into a node are read, whatever their order; then it is written again. */
  @Override
  public Optional<int[]> read(String text) {
    int[] choices = new int[space.rows().size()];
    Arrays.fill(choices, NOT_TAKEN);
    Matcher edge = EDGE.matcher(text);
    int position = space.pieces().get(0).length();
    for (int cell = 0; cell < cells; cell++) {
      for (int number = 0; number < EDGES_PER_CELL; number++) {
        if (!edge.find(Math.min(position, text.length()))) {
          return Optional.empty();
        }
        int row = row(cell, number / EDGES_PER_NODE, edge.group(2));
        int choice = row == NOT_TAKEN ? NOT_TAKEN : names(row).indexOf(edge.group(1));
        if (choice == NOT_TAKEN) {
          return Optional.empty();
        }
        choices[row] = choice;
        position = edge.end();
      }
      position += space.pieces().get(cell + 1).length();
    }
    return write(choices).equals(text) ? Optional.of(choices) : Optional.empty();
  }

  private static int row(int cell, int node, String from) {
    int edge = Integer.parseInt(from);
    return edge < CellEdges.count(node)
        ? cell * CellEdges.ROWS + CellEdges.first(node) + edge
        : NOT_TAKEN;
  }

  private static IntStream edges(int cell, int node) {
    int first = cell * CellEdges.ROWS + CellEdges.first(node);
    return IntStream.range(first, first + CellEdges.count(node));
  }

  private List<String> names(int row) {
    return space.rows().get(row).choices();
  }

  private String name(int row) {
    return space.rows().get(row).name();
  }
}
