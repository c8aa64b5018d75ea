package io.l2nas.training.network;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A tensor that several layers read. Each gets it behind one identity more than the last, so that
 * nowhere more than two gradients meet: the order of a longer sum is not defined, and its bits
 * would differ from run to run.
 */
public final class Fan {
  private final Ops tf;
  private Operand<TFloat32> next;

  Fan(Ops tf, Operand<TFloat32> tensor) {
    this.tf = tf;
    this.next = tensor;
  }

  /** The tensor, for one more reader. */
  public Operand<TFloat32> take() {
    Operand<TFloat32> taken = next;
    next = tf.identity(taken);
    return taken;
  }
}
