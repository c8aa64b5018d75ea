package io.l2nas.training.network;

import io.l2nas.core.network.DartsNetwork;
import io.l2nas.core.space.CellEdges;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What stands around the edges of DARTS (Liu et al., ICLR 2019): the stem for small images, and a
 * row of cells, each of which reads the two before it and gives all its nodes.
 *
 * @param channels C, those of the first cell
 * @param cells how many there are
 */
public record RowOfCells(int channels, int cells) {
  private static final int INPUTS = 2;

  /** Builds a node of a cell. */
  @FunctionalInterface
  public interface NodeBuilder {
    /**
     * A node.
     *
     * @param nodes the cell's inputs, and those of its nodes that are there
     * @param node which one, from 0 on
     * @param reduces whether the cell halves the size
     */
    Operand<TFloat32> build(List<Fan> nodes, int node, boolean reduces);
  }

  /** How an edge that comes from an input, 0 or 1, or a node takes the pixels. */
  public static int stride(int from, boolean reduces) {
    return reduces && from < INPUTS ? 2 : 1;
  }

  /**
   * Builds the network.
   *
   * @param images shape batch × rows × columns × channels
   * @return shape batch × classes
   */
  public Operand<TFloat32> logits(
      Layers layers, Operand<TFloat32> images, int classes, NodeBuilder builder) {
    int width = channels;
    Operand<TFloat32> stem =
        layers.normalise(layers.conv(images, 3, 1, (long) DartsNetwork.STEM_MULTIPLIER * width));
    Fan beforeLast = layers.fan(stem);
    Fan last = beforeLast;
    for (int cell = 0; cell < cells; cell++) {
      boolean reduces = DartsNetwork.reduces(cell, cells);
      width *= reduces ? 2 : 1;
      List<Fan> inputs = inputs(layers, beforeLast.take(), last.take(), width);
      beforeLast = last;
      last = layers.fan(cell(layers, inputs, reduces, builder));
    }
    return layers.logits(last.take(), classes);
  }

  private static List<Fan> inputs(
      Layers layers, Operand<TFloat32> beforeLast, Operand<TFloat32> last, int width) {
    Operand<TFloat32> first =
        Layers.side(beforeLast) > Layers.side(last)
            ? layers.factorisedReduce(beforeLast, width)
            : layers.reluConvNorm(beforeLast, 1, 1, width);
    return List.of(layers.fan(first), layers.fan(layers.reluConvNorm(last, 1, 1, width)));
  }

  private static Operand<TFloat32> cell(
      Layers layers, List<Fan> inputs, boolean reduces, NodeBuilder builder) {
    List<Fan> nodes = new ArrayList<>(inputs);
    List<Operand<TFloat32>> outputs = new ArrayList<>();
    for (int node = 0; node < CellEdges.NODES; node++) {
      Fan built = layers.fan(builder.build(nodes, node, reduces));
      nodes.add(built);
      outputs.add(built.take());
    }
    return layers.join(outputs);
  }
}
