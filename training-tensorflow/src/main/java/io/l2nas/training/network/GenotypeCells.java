package io.l2nas.training.network;

import io.l2nas.core.network.Cost;
import io.l2nas.core.network.DartsNetwork;
import io.l2nas.core.network.Genotype.Edge;
import io.l2nas.core.network.Genotype.Operation;
import io.l2nas.core.network.ImageShape;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The network of a genotype (Liu et al., ICLR 2019), with the stem for small images. It is trained
 * without the auxiliary head and without drop-path, which serve longer training.
 */
public record GenotypeCells(DartsNetwork network) implements TrainableNetwork {
  private static final int INPUTS = 2;

  @Override
  public Operand<TFloat32> logits(Layers layers, Operand<TFloat32> images, int classes) {
    int channels = network.channels();
    Operand<TFloat32> stem =
        layers.normalise(layers.conv(images, 3, 1, (long) DartsNetwork.STEM_MULTIPLIER * channels));
    Fan beforeLast = layers.fan(stem);
    Fan last = beforeLast;
    for (int cell = 0; cell < network.cells(); cell++) {
      boolean reduces = network.reduces(cell);
      channels *= reduces ? 2 : 1;
      Operand<TFloat32> output = cell(layers, beforeLast.take(), last.take(), reduces, channels);
      beforeLast = last;
      last = layers.fan(output);
    }
    return layers.logits(last.take(), classes);
  }

  @Override
  public Cost cost(ImageShape images) {
    return network.costOnSmall(images);
  }

  private Operand<TFloat32> cell(
      Layers layers,
      Operand<TFloat32> beforeLast,
      Operand<TFloat32> last,
      boolean reduces,
      int channels) {
    List<Fan> nodes = new ArrayList<>();
    nodes.add(
        layers.fan(
            Layers.side(beforeLast) > Layers.side(last)
                ? layers.factorisedReduce(beforeLast, channels)
                : layers.reluConvNorm(beforeLast, 1, 1, channels)));
    nodes.add(layers.fan(layers.reluConvNorm(last, 1, 1, channels)));
    List<Edge> edges = reduces ? network.genotype().reduce() : network.genotype().normal();
    List<Operand<TFloat32>> outputs = new ArrayList<>();
    for (int i = 0; i < edges.size(); i += 2) {
      Fan node =
          layers.fan(
              layers.sum(
                  edge(layers, edges.get(i), nodes, reduces),
                  edge(layers, edges.get(i + 1), nodes, reduces)));
      nodes.add(node);
      outputs.add(node.take());
    }
    return layers.join(outputs);
  }

  private static Operand<TFloat32> edge(
      Layers layers, Edge edge, List<Fan> nodes, boolean reduces) {
    Operand<TFloat32> x = nodes.get(edge.from()).take();
    int stride = reduces && edge.from() < INPUTS ? 2 : 1;
    long channels = Layers.channels(x);
    Operation operation = edge.operation();
    return switch (operation) {
      case MAX_POOL_3X3 -> layers.maxPool3(x, stride);
      case AVG_POOL_3X3 -> layers.averagePool3(x, stride);
      case SKIP_CONNECT -> stride == 1 ? x : layers.factorisedReduce(x, channels);
      case SEP_CONV_3X3, SEP_CONV_5X5 ->
          separable(
              layers, separable(layers, x, operation.kernel(), stride), operation.kernel(), 1);
      case DIL_CONV_3X3, DIL_CONV_5X5 ->
          pointwise(layers, layers.dilatedDepthwise(layers.relu(x), operation.kernel(), stride));
    };
  }

  private static Operand<TFloat32> separable(
      Layers layers, Operand<TFloat32> x, int kernel, int stride) {
    return pointwise(layers, layers.depthwise(layers.relu(x), kernel, stride));
  }

  private static Operand<TFloat32> pointwise(Layers layers, Operand<TFloat32> x) {
    return layers.normalise(layers.conv(x, 1, 1, Layers.channels(x)));
  }
}
