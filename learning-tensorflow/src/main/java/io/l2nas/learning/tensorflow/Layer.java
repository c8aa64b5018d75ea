package io.l2nas.learning.tensorflow;

import io.l2nas.core.learning.ActorCriticWeights;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/** A fully connected layer, {@code y = x W + b}: its parameters, and the three products. */
final class Layer {
  private final Adam.Parameter weights;
  private final Adam.Parameter biases;

  private final int in;
  private final int out;

  Layer(Ops tf, String name, int in, int out) {
    this.in = in;
    this.out = out;
    this.weights = new Adam.Parameter(tf, name + "/weights", Shape.of(in, out));
    this.biases = new Adam.Parameter(tf, name + "/biases", Shape.of(out));
  }

  /** W and b as they are at one point of the graph. */
  record Values(Operand<TFloat32> weights, Operand<TFloat32> biases) {

    /** y from x. */
    Operand<TFloat32> forward(Ops tf, Operand<TFloat32> x) {
      return tf.nn.biasAdd(tf.linalg.matMul(x, weights), biases);
    }

    /** ∂L/∂x from ∂L/∂y. */
    Operand<TFloat32> backward(Ops tf, Operand<TFloat32> dy) {
      return tf.linalg.matMul(dy, weights, MatMul.transposeB(true));
    }

    /** ∂L/∂W and ∂L/∂b from x and ∂L/∂y. */
    static List<Operand<TFloat32>> gradients(Ops tf, Operand<TFloat32> x, Operand<TFloat32> dy) {
      return List.of(tf.linalg.matMul(x, dy, MatMul.transposeA(true)), tf.nn.biasAddGrad(dy));
    }
  }

  Values read(Ops tf) {
    return new Values(weights.value().read(tf), biases.value().read(tf));
  }

  List<Adam.Parameter> parameters() {
    return List.of(weights, biases);
  }

  void begin(Session session, ActorCriticWeights.Layer first) {
    weights.begin(session, TFloat32.tensorOf(StdArrays.ndCopyOf(first.weights())));
    biases.begin(session, TFloat32.vectorOf(first.biases()));
  }

  /** W and b as they are now. */
  ActorCriticWeights.Layer look(Session session) {
    float[] flat = weights.look(session);
    float[][] rows = new float[in][];
    Arrays.setAll(rows, i -> Arrays.copyOfRange(flat, i * out, (i + 1) * out));
    return new ActorCriticWeights.Layer(rows, biases.look(session));
  }
}
