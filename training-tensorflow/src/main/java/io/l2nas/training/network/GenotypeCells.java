package io.l2nas.training.network;

import io.l2nas.core.network.Cost;
import io.l2nas.core.network.DartsNetwork;
import io.l2nas.core.network.Genotype.Edge;
import io.l2nas.core.network.ImageShape;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The network of a genotype (Liu et al., ICLR 2019), with the stem for small images. It is trained
 * without the auxiliary head and without drop-path, which serve longer training.
 */
public record GenotypeCells(DartsNetwork network) implements TrainableNetwork {

  @Override
  public Operand<TFloat32> logits(Layers layers, Operand<TFloat32> images, int classes) {
    return new RowOfCells(network.channels(), network.cells())
        .logits(
            layers, images, classes, (nodes, node, reduces) -> node(layers, nodes, node, reduces));
  }

  @Override
  public Cost cost(ImageShape images) {
    return network.costOnSmall(images);
  }

  private Operand<TFloat32> node(Layers layers, List<Fan> nodes, int node, boolean reduces) {
    List<Edge> edges = reduces ? network.genotype().reduce() : network.genotype().normal();
    return layers.sum(
        edge(layers, edges.get(2 * node), nodes, reduces),
        edge(layers, edges.get(2 * node + 1), nodes, reduces));
  }

  private static Operand<TFloat32> edge(
      Layers layers, Edge edge, List<Fan> nodes, boolean reduces) {
    return CellOperations.of(
        layers,
        edge.operation(),
        nodes.get(edge.from()).take(),
        RowOfCells.stride(edge.from(), reduces));
  }
}
