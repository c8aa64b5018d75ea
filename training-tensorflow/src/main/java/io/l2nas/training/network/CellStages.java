package io.l2nas.training.network;

import static io.l2nas.core.network.NasBench201Cell.NODES;

import io.l2nas.core.network.Cost;
import io.l2nas.core.network.ImageShape;
import io.l2nas.core.network.NasBench201Cell.Operation;
import io.l2nas.core.network.NasBench201Network;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The network of a cell of NAS-Bench-201 (Dong and Yang, ICLR 2020, Figure 1). */
public record CellStages(NasBench201Network network) implements TrainableNetwork {

  @Override
  public Operand<TFloat32> logits(Layers layers, Operand<TFloat32> images, int classes) {
    return new Stages(network.channels(), network.cells())
        .logits(layers, images, classes, x -> cell(layers, x));
  }

  @Override
  public Cost cost(ImageShape images) {
    return network.cost(images);
  }

  private Operand<TFloat32> cell(Layers layers, Operand<TFloat32> x) {
    boolean[] needed = needed();
    Fan[] nodes = new Fan[NODES];
    nodes[0] = layers.fan(x);
    for (int to = 1; to < NODES; to++) {
      if (needed[to]) {
        nodes[to] = layers.fan(node(layers, nodes, to));
      }
    }
    return nodes[NODES - 1].take();
  }

  private Operand<TFloat32> node(Layers layers, Fan[] nodes, int to) {
    Operand<TFloat32> sum = null;
    for (int from = 0; from < to; from++) {
      Operation operation = network.cell().operation(from, to);
      if (operation != Operation.NONE) {
        Operand<TFloat32> edge = edge(layers, operation, nodes[from].take());
        sum = sum == null ? edge : layers.sum(sum, edge);
      }
    }
    return sum == null ? layers.zeros(nodes[0].take()) : sum;
  }

  private static Operand<TFloat32> edge(Layers layers, Operation operation, Operand<TFloat32> x) {
    return switch (operation) {
      case NONE -> layers.zeros(x);
      case SKIP_CONNECT -> x;
      case AVG_POOL_3X3 -> layers.averagePool3(x, 1);
      case NOR_CONV_1X1, NOR_CONV_3X3 ->
          layers.reluConvNorm(x, operation.convolution(), 1, Layers.channels(x));
    };
  }

  /**
   * From which nodes something reaches the output. What nobody reads is not built: a weight without
   * a gradient cannot be trained.
   */
  private boolean[] needed() {
    boolean[] needed = new boolean[NODES];
    needed[NODES - 1] = true;
    for (int from = NODES - 2; from >= 0; from--) {
      for (int to = from + 1; to < NODES; to++) {
        needed[from] |= needed[to] && network.cell().operation(from, to) != Operation.NONE;
      }
    }
    return needed;
  }
}
