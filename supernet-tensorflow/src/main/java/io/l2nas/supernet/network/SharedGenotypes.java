package io.l2nas.supernet.network;

import io.l2nas.core.network.Genotype.Operation;
import io.l2nas.core.space.CellEdges;
import io.l2nas.training.network.CellOperations;
import io.l2nas.training.network.Fan;
import io.l2nas.training.network.Layers;
import io.l2nas.training.network.RowOfCells;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * All genotypes of darts in one: on every edge all operations, each with weights of its own, of
 * which one runs, or none where the edge is not taken. Every cell of the network has weights of its
 * own, too.
 */
public record SharedGenotypes(RowOfCells row) implements SharedNetwork {
  private static final int CELL_TYPES = 2;

  @Override
  public Operand<TFloat32> logits(
      Ops tf, Layers layers, Operand<TFloat32> images, Operand<TInt32> choices, int classes) {
    List<Operand<TInt32>> rows = Rows.of(tf, choices, CELL_TYPES * CellEdges.ROWS);
    return row.logits(
        layers,
        images,
        classes,
        (nodes, node, reduces) -> node(tf, layers, rows, nodes, node, reduces));
  }

  private static Operand<TFloat32> node(
      Ops tf,
      Layers layers,
      List<Operand<TInt32>> rows,
      List<Fan> nodes,
      int node,
      boolean reduces) {
    int cell = reduces ? CellEdges.ROWS : 0;
    Operand<TFloat32> sum = null;
    for (int row = 0; row < CellEdges.ROWS; row++) {
      if (CellEdges.node(row) == node) {
        int from = CellEdges.from(row);
        Operand<TFloat32> edge =
            Branches.take(
                tf,
                rows.get(cell + row),
                nodes.get(from).take(),
                ways(layers, RowOfCells.stride(from, reduces)));
        sum = sum == null ? edge : layers.sum(sum, edge);
      }
    }
    return sum;
  }

  /** In the order of the choices of the space, and behind them what is there if none is taken. */
  private static List<UnaryOperator<Operand<TFloat32>>> ways(Layers layers, int stride) {
    List<UnaryOperator<Operand<TFloat32>>> ways = new ArrayList<>();
    for (Operation operation : Operation.values()) {
      ways.add(x -> CellOperations.of(layers, operation, x, stride));
    }
    ways.add(x -> layers.zeros(stride == 1 ? x : layers.averagePool2(x)));
    return ways;
  }
}
