package io.l2nas.supernet.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.TensorFlow;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Merge;
import org.tensorflow.op.core.SwitchCond;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * The gradients of Switch and Merge, which TensorFlow's C++ library lacks: what was divided forward
 * is joined back, and the other way round.
 */
public final class BranchGradients {
  private static boolean registered;

  private BranchGradients() {}

  /** Makes them known to TensorFlow, unless they are. The native library must be loaded. */
  public static synchronized void register() {
    if (!registered) {
      TensorFlow.registerCustomGradient(SwitchCond.OP_NAME, BranchGradients::ofSwitch);
      TensorFlow.registerCustomGradient(Merge.OP_NAME, BranchGradients::ofMerge);
      registered = true;
    }
  }

  /** One of both ends ran, and the gradient came back by it. */
  private static List<Operand<?>> ofSwitch(
      Ops tf, GraphOperation operation, List<Output<?>> gradients) {
    Operand<?> data =
        tf.merge(List.of(number(gradients.get(0)), number(gradients.get(1)))).output();
    // The condition has no gradient, yet something must stand in its place: nobody asks for it.
    return List.of(data, data);
  }

  /** The gradient goes back to the input that was there. */
  private static List<Operand<?>> ofMerge(
      Ops tf, GraphOperation operation, List<Output<?>> gradients) {
    Operand<TInt32> taken = operation.<TInt32>output(1);
    List<Operand<?>> back = new ArrayList<>();
    for (int input = 0; input < operation.numInputs(); input++) {
      back.add(
          tf.switchCond(number(gradients.get(0)), tf.math.equal(taken, tf.constant(input)))
              .outputTrue());
    }
    return Collections.unmodifiableList(back);
  }

  @SuppressWarnings("unchecked") // Both operations pass on whatever type they are given.
  private static Operand<TType> number(Output<?> gradient) {
    return (Operand<TType>) gradient;
  }
}
