package io.l2nas.learning.tensorflow;

import io.l2nas.core.learning.ActorCriticWeights;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A multi-layer perceptron with ReLU between its layers and a linear output, as operations of a
 * graph. The backward pass is written out: there every sum has two terms at most, so it has one
 * order, which {@code Graph.addGradients} does not promise.
 */
final class Network {
  private final List<Layer> layers = new ArrayList<>();

  /**
   * @param widths the sizes of input, hidden layers and output
   */
  Network(Ops tf, String name, List<Integer> widths) {
    for (int layer = 0; layer < widths.size() - 1; layer++) {
      layers.add(new Layer(tf, name + "/" + layer, widths.get(layer), widths.get(layer + 1)));
    }
  }

  /** A forward pass: the weights that it used, the input of every layer, and the output. */
  record Pass(List<Layer.Values> layers, List<Operand<TFloat32>> inputs, Operand<TFloat32> output) {

    /** Gradients of all parameters, in their order, from ∂L/∂output. */
    List<Operand<TFloat32>> gradients(Ops tf, Operand<TFloat32> outputGradient) {
      List<Operand<TFloat32>> gradients = new ArrayList<>();
      Operand<TFloat32> gradient = outputGradient;
      for (int layer = layers.size() - 1; layer >= 0; layer--) {
        gradients.addAll(0, Layer.Values.gradients(tf, inputs.get(layer), gradient));
        if (layer > 0) {
          gradient = throughLayer(tf, layer, gradient);
        }
      }
      return gradients;
    }

    /** ∂L/∂input from ∂L/∂output. */
    Operand<TFloat32> inputGradient(Ops tf, Operand<TFloat32> outputGradient) {
      Operand<TFloat32> gradient = outputGradient;
      for (int layer = layers.size() - 1; layer > 0; layer--) {
        gradient = throughLayer(tf, layer, gradient);
      }
      return layers.get(0).backward(tf, gradient);
    }

    /** Back through a layer and the ReLU before it. */
    private Operand<TFloat32> throughLayer(Ops tf, int layer, Operand<TFloat32> gradient) {
      return tf.nn.reluGrad(layers.get(layer).backward(tf, gradient), inputs.get(layer));
    }
  }

  /** The output for x, with the weights as they are after all on which {@code tf} depends. */
  Pass forward(Ops tf, Operand<TFloat32> x) {
    return forward(tf, read(tf), x);
  }

  List<Layer.Values> read(Ops tf) {
    return layers.stream().map(layer -> layer.read(tf)).toList();
  }

  static Pass forward(Ops tf, List<Layer.Values> values, Operand<TFloat32> x) {
    List<Operand<TFloat32>> inputs = new ArrayList<>(List.of(x));
    Operand<TFloat32> output = null;
    for (Layer.Values layer : values) {
      output = layer.forward(tf, inputs.get(inputs.size() - 1));
      if (inputs.size() < values.size()) {
        inputs.add(tf.nn.relu(output));
      }
    }
    return new Pass(values, inputs, output);
  }

  List<Adam.Parameter> parameters() {
    return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
  }

  void begin(Session session, List<ActorCriticWeights.Layer> first) {
    for (int layer = 0; layer < layers.size(); layer++) {
      layers.get(layer).begin(session, first.get(layer));
    }
  }

  /** All weights as they are now. */
  List<ActorCriticWeights.Layer> look(Session session) {
    return layers.stream().map(layer -> layer.look(session)).toList();
  }
}
