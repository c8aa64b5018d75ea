package io.l2nas.training.fit;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** What is to become small. */
public final class Losses {
  private Losses() {}

  /**
   * The mean over the batch of the cross-entropy between the softmax of the logits and the classes.
   *
   * @param logits shape batch × classes
   * @param labels the classes, shape batch
   * @return a scalar
   */
  public static Operand<TFloat32> meanCrossEntropy(
      Ops tf, Operand<TFloat32> logits, Operand<TInt32> labels, int classes) {
    // The sparse one has no gradient.
    Operand<TFloat32> targets =
        tf.oneHot(labels, tf.constant(classes), tf.constant(1f), tf.constant(0f));
    return tf.math.mean(
        tf.nn.softmaxCrossEntropyWithLogits(logits, targets).loss(), tf.constant(0));
  }
}
