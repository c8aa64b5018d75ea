package io.l2nas.core.learning;

import io.l2nas.core.checkpoint.MemoryReader;
import io.l2nas.core.checkpoint.MemoryWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A multi-layer perceptron with ReLU between its layers and a linear output, on batches of a fixed
 * size. The buffers of the forward pass are kept for the backward pass that follows.
 */
final class Mlp {
  /**
   * INVARIANT: what is finite before a step is finite after it. Gradients below this, some 1e15,
   * have squares below 1e31, and Adam moves no parameter by more than rate / (1 − β₁) · 1e15 / ε,
   * which is below 1e30 for all that {@link AdamSettings} allow: both fit a float. No network that
   * learns comes near it.
   */
  private static final float LIMIT = 0x1p50f;

  private final List<Dense> layers;
  private final float[][][] outputs;
  private final float[][][] outputGradients;

  /**
   * Of every layer, what it combines: the inputs forward, the gradients of its outputs backward.
   */
  private final Combination[][] inputs;

  private final Combination[][] gradients;
  private float[][] input;

  /**
   * @param widths the sizes of input, hidden layers and output
   * @param batch the number of samples that are passed through at once
   */
  static Mlp of(List<Integer> widths, int batch) {
    return new Mlp(layers(widths), batch);
  }

  private Mlp(List<Dense> layers, int batch) {
    this.layers = layers;
    outputs = new float[layers.size()][batch][];
    outputGradients = new float[layers.size()][batch][];
    inputs = new Combination[layers.size()][batch];
    gradients = new Combination[layers.size()][batch];
    for (int layer = 0; layer < layers.size(); layer++) {
      for (int sample = 0; sample < batch; sample++) {
        outputs[layer][sample] = new float[layers.get(layer).out()];
        outputGradients[layer][sample] = new float[layers.get(layer).out()];
        inputs[layer][sample] = new Combination(layers.get(layer).in());
        gradients[layer][sample] = new Combination(layers.get(layer).out());
      }
    }
  }

  /** The same network, weights and all, for batches of another size. */
  Mlp sharing(int batch) {
    return new Mlp(layers, batch);
  }

  /** Begins with these weights, layer by layer. */
  void begin(List<ActorCriticWeights.Layer> weights) {
    for (int layer = 0; layer < layers.size(); layer++) {
      layers.get(layer).begin(weights.get(layer));
    }
  }

  /** The weights as they are, layer by layer. */
  List<ActorCriticWeights.Layer> weights() {
    return layers.stream().map(Dense::copy).toList();
  }

  /** The outputs, shape batch × out; overwritten by the next call. */
  float[][] forward(float[][] x) {
    input = x;
    for (int sample = 0; sample < x.length; sample++) {
      inputs[0][sample].take(x[sample]);
    }
    for (int layer = 0; layer < layers.size(); layer++) {
      layers.get(layer).forward(inputs[layer], outputs[layer]);
      if (layer < layers.size() - 1) {
        rectify(outputs[layer], inputs[layer + 1]);
      }
    }
    return outputs[layers.size() - 1];
  }

  /** Fills the gradients of all parameters from ∂L/∂output of the last forward pass. */
  void computeGradients(float[][] outputGradient) {
    beginBackward(outputGradient);
    float[][] gradient = outputGradient;
    for (int layer = layers.size() - 1; layer > 0; layer--) {
      layers.get(layer).computeGradients(outputs[layer - 1], gradient);
      backward(layer);
      gradient = outputGradients[layer - 1];
      write(gradients[layer - 1], gradient);
    }
    layers.get(0).computeGradients(input, gradient);
  }

  /**
   * ∂L/∂input from ∂L/∂output of the last forward pass; leaves the gradients of the parameters
   * alone.
   */
  void inputGradients(float[][] outputGradient, float[][] inputGradient) {
    beginBackward(outputGradient);
    for (int layer = layers.size() - 1; layer > 0; layer--) {
      backward(layer);
    }
    layers.get(0).backward(gradients[0], inputGradient);
  }

  /**
   * Moves all parameters against their gradients.
   *
   * @return false, and nothing is changed, if a parameter or a gradient is not below {@link #LIMIT}
   */
  boolean step(Adam adam) {
    for (Dense layer : layers) {
      if (!layer.isWithin(LIMIT)) {
        return false;
      }
    }
    adam.nextStep();
    layers.forEach(layer -> layer.step(adam));
    return true;
  }

  /** Writes down all parameters and their moments. */
  void save(MemoryWriter memory) {
    layers.forEach(layer -> layer.save(memory));
  }

  void restore(MemoryReader memory) {
    layers.forEach(layer -> layer.restore(memory));
  }

  List<Dense> layers() {
    return layers;
  }

  private void beginBackward(float[][] outputGradient) {
    for (int sample = 0; sample < outputGradient.length; sample++) {
      gradients[layers.size() - 1][sample].take(outputGradient[sample]);
    }
  }

  /** From the gradients of a layer's outputs those of the layer below: none where it was cut. */
  private void backward(int layer) {
    float[][] below = outputGradients[layer - 1];
    layers.get(layer).backward(gradients[layer], below);
    for (int sample = 0; sample < below.length; sample++) {
      gradients[layer - 1][sample].takeWhere(inputs[layer][sample], below[sample]);
    }
  }

  private static void rectify(float[][] batch, Combination[] rectified) {
    for (int sample = 0; sample < batch.length; sample++) {
      rectified[sample].takeRectified(batch[sample]);
    }
  }

  private static void write(Combination[] combinations, float[][] batch) {
    for (int sample = 0; sample < batch.length; sample++) {
      combinations[sample].writeTo(batch[sample]);
    }
  }

  private static List<Dense> layers(List<Integer> widths) {
    List<Dense> layers = new ArrayList<>();
    for (int layer = 0; layer < widths.size() - 1; layer++) {
      layers.add(new Dense(widths.get(layer), widths.get(layer + 1)));
    }
    return layers;
  }
}
