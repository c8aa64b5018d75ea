package io.l2nas.supernet.network;

import static io.l2nas.core.network.NasBench201Cell.NODES;

import io.l2nas.core.network.NasBench201Cell.Operation;
import io.l2nas.training.network.Fan;
import io.l2nas.training.network.Layers;
import io.l2nas.training.network.Stages;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * All cells of nas-bench-201 in one: on every edge all operations, each with weights of its own, of
 * which one runs. Every cell of the network has weights of its own, too.
 */
public record SharedCells(Stages stages) implements SharedNetwork {

  @Override
  public Operand<TFloat32> logits(
      Ops tf, Layers layers, Operand<TFloat32> images, Operand<TInt32> choices, int classes) {
    List<Operand<TInt32>> operations = Rows.of(tf, choices, NODES * (NODES - 1) / 2);
    return stages.logits(layers, images, classes, x -> cell(tf, layers, x, operations));
  }

  private static Operand<TFloat32> cell(
      Ops tf, Layers layers, Operand<TFloat32> x, List<Operand<TInt32>> operations) {
    Fan[] nodes = new Fan[NODES];
    nodes[0] = layers.fan(x);
    int row = 0;
    for (int to = 1; to < NODES; to++) {
      Operand<TFloat32> sum = null;
      for (int from = 0; from < to; from++) {
        Operand<TFloat32> edge =
            Branches.take(tf, operations.get(row++), nodes[from].take(), ways(layers));
        sum = sum == null ? edge : layers.sum(sum, edge);
      }
      nodes[to] = layers.fan(sum);
    }
    return nodes[NODES - 1].take();
  }

  /** In the order of the choices of the space. */
  private static List<UnaryOperator<Operand<TFloat32>>> ways(Layers layers) {
    return Arrays.stream(Operation.values())
        .<UnaryOperator<Operand<TFloat32>>>map(operation -> x -> way(layers, operation, x))
        .toList();
  }

  private static Operand<TFloat32> way(Layers layers, Operation operation, Operand<TFloat32> x) {
    return switch (operation) {
      case NONE -> layers.zeros(x);
      case SKIP_CONNECT -> x;
      case AVG_POOL_3X3 -> layers.averagePool3(x, 1);
      case NOR_CONV_1X1, NOR_CONV_3X3 ->
          layers.reluConvNorm(x, operation.convolution(), 1, Layers.channels(x));
    };
  }
}
