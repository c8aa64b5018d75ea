package io.l2nas.core.space;

import io.l2nas.contracts.SpaceDefinition;
import io.l2nas.contracts.SpaceDefinition.Row;
import io.l2nas.contracts.SpaceStructure;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The cells of DARTS (Liu et al., ICLR 2019), a normal one and a reduction: 2 × 14 edges × 7
 * operations, of which 2 × 8 edges are taken. There is no operation {@code none}, as in the paper.
 *
 * <p>The text is the genotype as Python code of the DARTS family reads it.
 */
final class Darts {
  private static final List<String> OPERATIONS =
      List.of(
          "max_pool_3x3",
          "avg_pool_3x3",
          "skip_connect",
          "sep_conv_3x3",
          "sep_conv_5x5",
          "dil_conv_3x3",
          "dil_conv_5x5");

  private static final List<String> PIECES =
      List.of(
          "Genotype(normal=[",
          "], normal_concat=[2, 3, 4, 5], reduce=[",
          "], reduce_concat=[2, 3, 4, 5])");

  static final SpaceDefinition SPACE =
      new SpaceDefinition(
          "darts",
          Stream.of("normal", "reduce").flatMap(Darts::edges).toList(),
          PIECES,
          Optional.of(SpaceStructure.CELLS));

  private Darts() {}

  /** The inputs of a cell are 0 and 1, so its first node is 2. */
  private static Stream<Row> edges(String cell) {
    return IntStream.range(0, CellEdges.ROWS)
        .mapToObj(
            row ->
                new Row(
                    "%s %d→%d".formatted(cell, CellEdges.from(row), CellEdges.node(row) + 2),
                    OPERATIONS));
  }
}
