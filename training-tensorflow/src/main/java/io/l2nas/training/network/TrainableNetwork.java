package io.l2nas.training.network;

import io.l2nas.core.network.Cost;
import io.l2nas.core.network.ImageShape;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A network that can be built as a graph. */
public interface TrainableNetwork {

  /**
   * Builds it; to build it twice from the same weights gives the same network.
   *
   * @param images shape batch × rows × columns × channels
   * @return shape batch × classes
   */
  Operand<TFloat32> logits(Layers layers, Operand<TFloat32> images, int classes);

  /** What it costs on such images. */
  Cost cost(ImageShape images);
}
