package io.l2nas.training.network;

import io.l2nas.core.network.NasBench201Network;
import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What stands around the cells of NAS-Bench-201 (Dong and Yang, ICLR 2020, Figure 1): a stem, a
 * residual block before the second and the third stage, and the classifier.
 *
 * @param channels C, those of the first stage
 * @param cells how many there are in a stage
 */
public record Stages(int channels, int cells) {

  /**
   * Builds the network.
   *
   * @param images shape batch × rows × columns × channels
   * @param cell builds a cell onto what it is given
   * @return shape batch × classes
   */
  public Operand<TFloat32> logits(
      Layers layers, Operand<TFloat32> images, int classes, UnaryOperator<Operand<TFloat32>> cell) {
    int width = channels;
    Operand<TFloat32> x = layers.normalise(layers.conv(images, 3, 1, width));
    for (int stage = 0; stage < NasBench201Network.STAGES; stage++) {
      if (stage > 0) {
        width *= 2;
        x = reduce(layers, x, width);
      }
      for (int i = 0; i < cells; i++) {
        x = cell.apply(x);
      }
    }
    return layers.logits(layers.relu(layers.normalise(x)), classes);
  }

  /** A residual block that halves the size. */
  private static Operand<TFloat32> reduce(Layers layers, Operand<TFloat32> x, int channels) {
    Fan input = layers.fan(x);
    Operand<TFloat32> half = layers.reluConvNorm(input.take(), 3, 2, channels);
    Operand<TFloat32> deep = layers.reluConvNorm(half, 3, 1, channels);
    Operand<TFloat32> shortcut = layers.conv(layers.averagePool2(input.take()), 1, 1, channels);
    return layers.sum(shortcut, deep);
  }
}
