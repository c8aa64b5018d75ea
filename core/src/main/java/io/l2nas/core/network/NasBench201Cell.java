package io.l2nas.core.network;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A cell of NAS-Bench-201: an operation on each edge between four nodes, of which the first is the
 * cell's input and the last its output. A node is the sum of the edges into it.
 *
 * @param operations those of the edges 0→1, 0→2, 1→2, 0→3, 1→3, 2→3
 */
public record NasBench201Cell(List<Operation> operations) {
  /** How many nodes there are, the input included. */
  public static final int NODES = 4;

  private static final String EDGE = "(none|skip_connect|nor_conv_1x1|nor_conv_3x3|avg_pool_3x3)~";
  private static final Pattern CELL =
      Pattern.compile(
          "\\|%1$s0\\|\\+\\|%1$s0\\|%1$s1\\|\\+\\|%1$s0\\|%1$s1\\|%1$s2\\|".formatted(EDGE));

  /** What an edge does. */
  public enum Operation {
    NONE,
    SKIP_CONNECT,
    NOR_CONV_1X1,
    NOR_CONV_3X3,
    AVG_POOL_3X3;

    private static Operation of(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The side of its kernel; 0 if it is no convolution. */
    public int convolution() {
      return switch (this) {
        case NOR_CONV_1X1 -> 1;
        case NOR_CONV_3X3 -> 3;
        case NONE, SKIP_CONNECT, AVG_POOL_3X3 -> 0;
      };
    }
  }

  public NasBench201Cell {
    operations = List.copyOf(operations);
    int edges = NODES * (NODES - 1) / 2;
    if (operations.size() != edges) {
      throw new IllegalArgumentException(
          "the cell has %d operations; it needs %d".formatted(operations.size(), edges));
    }
  }

  /**
   * The cell of a canonical text of the space {@code nas-bench-201}.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static NasBench201Cell of(String text) {
    Matcher cell = CELL.matcher(text);
    if (!cell.matches()) {
      throw new IllegalArgumentException(
          ("'%s' is no cell of nas-bench-201; it must be |op~0|+|op~0|op~1|+|op~0|op~1|op~2| with"
                  + " operations such as nor_conv_3x3")
              .formatted(text));
    }
    return new NasBench201Cell(
        IntStream.rangeClosed(1, cell.groupCount())
            .mapToObj(cell::group)
            .map(Operation::of)
            .toList());
  }

  /** What is done on the edge between two nodes; {@code from} is less than {@code to}. */
  public Operation operation(int from, int to) {
    return operations.get(to * (to - 1) / 2 + from);
  }
}
