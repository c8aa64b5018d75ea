package io.l2nas.core.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two cells of a network of the DARTS space.
 *
 * @param normal the eight edges of the cell that keeps the size, two for each node
 * @param reduce those of the cell that halves it
 */
public record Genotype(List<Edge> normal, List<Edge> reduce) {
  private static final int EDGES = 8;
  private static final Pattern CELLS = Pattern.compile("Genotype\\(normal=(.*), reduce=(.*)\\)");
  private static final Pattern EDGE = Pattern.compile("\\('(\\w+)', (\\d)\\)");

  /** What an edge does. */
  public enum Operation {
    MAX_POOL_3X3(0, 3),
    AVG_POOL_3X3(0, 3),
    SKIP_CONNECT(0, 1),
    SEP_CONV_3X3(2, 3),
    SEP_CONV_5X5(2, 5),
    DIL_CONV_3X3(1, 3),
    DIL_CONV_5X5(1, 5);

    private final int convolutions;
    private final int kernel;

    Operation(int convolutions, int kernel) {
      this.convolutions = convolutions;
      this.kernel = kernel;
    }

    /** How many pairs of a depthwise and a pointwise convolution stand one behind the other. */
    public int convolutions() {
      return convolutions;
    }

    /** The side of the kernel. */
    public int kernel() {
      return kernel;
    }

    private static Operation of(String name) {
      for (Operation operation : values()) {
        if (operation.name().toLowerCase(Locale.ROOT).equals(name)) {
          return operation;
        }
      }
      throw new IllegalArgumentException(
          "an operation of the genotype is '%s'; it must be one such as sep_conv_3x3"
              .formatted(name));
    }
  }

  /**
   * An edge.
   *
   * @param operation what it does
   * @param from the input or node that it comes from; 0 and 1 are the inputs of the cell
   */
  public record Edge(Operation operation, int from) {}

  public Genotype {
    normal = whole("normal", normal);
    reduce = whole("reduce", reduce);
  }

  private static List<Edge> whole(String cell, List<Edge> edges) {
    if (edges.size() != EDGES) {
      throw new IllegalArgumentException(
          "the %s cell of the genotype has %d edges; it needs %d"
              .formatted(cell, edges.size(), EDGES));
    }
    return List.copyOf(edges);
  }

  /**
   * The genotype of a canonical text of the space {@code darts}; the order of the two edges of a
   * node makes no difference here.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static Genotype of(String text) {
    Matcher cells = CELLS.matcher(text);
    if (!cells.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no genotype; it must be Genotype(normal=…, reduce=…)".formatted(text));
    }
    return new Genotype(edges(cells.group(1)), edges(cells.group(2)));
  }

  private static List<Edge> edges(String cell) {
    List<Edge> edges = new ArrayList<>();
    Matcher edge = EDGE.matcher(cell);
    while (edge.find()) {
      edges.add(new Edge(Operation.of(edge.group(1)), Integer.parseInt(edge.group(2))));
    }
    return edges;
  }
}
