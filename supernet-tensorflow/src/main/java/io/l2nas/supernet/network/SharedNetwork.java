package io.l2nas.supernet.network;

import io.l2nas.training.network.Layers;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** A network with the weights of all architectures of a space. */
public interface SharedNetwork {

  /**
   * Builds it.
   *
   * @param images shape batch × rows × columns × channels
   * @param choices the architecture to run: for each row of the space the index of its choice, −1
   *     where none is taken; shape rows
   * @return shape batch × classes
   */
  Operand<TFloat32> logits(
      Ops tf, Layers layers, Operand<TFloat32> images, Operand<TInt32> choices, int classes);
}
