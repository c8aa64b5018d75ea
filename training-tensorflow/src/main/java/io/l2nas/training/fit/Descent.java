package io.l2nas.training.fit;

import io.l2nas.training.network.Weights.Weight;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.op.train.ResourceApplyMomentum;
import org.tensorflow.types.TFloat32;

/**
 * Stochastic gradient descent with Nesterov's momentum, as operations of a graph. A weight whose
 * gradient is not computed in a step is not moved by it, nor is its momentum, nor does it decay.
 *
 * @param speeds how each weight moves, in the order of the weights
 * @param first what gives the speeds their first values, 0
 * @param step what moves the weights
 */
public record Descent(List<VarHandleOp> speeds, List<Op> first, List<Op> step) {
  private static final float MOMENTUM = 0.9f;

  public Descent {
    speeds = List.copyOf(speeds);
    first = List.copyOf(first);
    step = List.copyOf(step);
  }

  /**
   * Adds it to a graph.
   *
   * @param loss a scalar that all the weights have a part in
   * @param rate the learning rate, a scalar
   * @param decay what is taken off each weight, times the rate
   */
  public static Descent along(
      Graph graph,
      Ops tf,
      Operand<TFloat32> loss,
      Operand<TFloat32> rate,
      List<Weight> weights,
      double decay) {
    Output<?>[] values =
        weights.stream().map(weight -> weight.value().asOutput()).toArray(Output<?>[]::new);
    Output<?>[] gradients = graph.addGradients(loss.asOutput(), values);
    List<VarHandleOp> speeds = new ArrayList<>();
    List<Op> first = new ArrayList<>();
    List<Op> step = new ArrayList<>();
    for (int i = 0; i < gradients.length; i++) {
      Weight weight = weights.get(i);
      VarHandleOp speed =
          tf.varHandleOp(TFloat32.class, weight.shape(), VarHandleOp.sharedName("speed" + i));
      speeds.add(speed);
      first.add(tf.assignVariableOp(speed, tf.fill(tf.constant(weight.shape()), tf.constant(0f))));
      @SuppressWarnings("unchecked") // The gradient of a float is a float.
      Operand<TFloat32> gradient = (Operand<TFloat32>) gradients[i];
      Operand<TFloat32> decayed =
          tf.math.add(gradient, tf.math.mul(weight.value(), tf.constant((float) decay)));
      step.add(
          tf.train.resourceApplyMomentum(
              weight.handle(),
              speed,
              rate,
              decayed,
              tf.constant(MOMENTUM),
              ResourceApplyMomentum.useNesterov(true)));
    }
    return new Descent(speeds, first, step);
  }
}
