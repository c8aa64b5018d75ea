package io.l2nas.training.network;

import io.l2nas.core.network.Genotype.Operation;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** What an edge of a cell of DARTS does (Liu et al., ICLR 2019). */
public final class CellOperations {
  private CellOperations() {}

  /** Does it to {@code x}; with a stride of 2 rows and columns become half as many. */
  public static Operand<TFloat32> of(
      Layers layers, Operation operation, Operand<TFloat32> x, int stride) {
    return switch (operation) {
      case MAX_POOL_3X3 -> layers.maxPool3(x, stride);
      case AVG_POOL_3X3 -> layers.averagePool3(x, stride);
      case SKIP_CONNECT -> stride == 1 ? x : layers.factorisedReduce(x, Layers.channels(x));
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
