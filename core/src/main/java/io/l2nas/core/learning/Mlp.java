package io.l2nas.core.learning;

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
  private float[][] input;

  /**
   * @param widths the sizes of input, hidden layers and output
   * @param batch the number of samples that are passed through at once
   */
  Mlp(List<Integer> widths, int batch) {
    this(
        layers(widths),
        new float[widths.size() - 1][batch][],
        new float[widths.size() - 1][batch][]);
  }

  private Mlp(List<Dense> layers, float[][][] outputs, float[][][] outputGradients) {
    this.layers = layers;
    this.outputs = outputs;
    this.outputGradients = outputGradients;
    for (int layer = 0; layer < layers.size(); layer++) {
      for (int sample = 0; sample < outputs[layer].length; sample++) {
        outputs[layer][sample] = new float[layers.get(layer).out()];
        outputGradients[layer][sample] = new float[layers.get(layer).out()];
      }
    }
  }

  /** The same network, weights and all, for batches of another size. */
  Mlp sharing(int batch) {
    return new Mlp(layers, new float[layers.size()][batch][], new float[layers.size()][batch][]);
  }

  /** Begins with these weights, layer by layer. */
  void begin(List<InitialWeights.Layer> weights) {
    for (int layer = 0; layer < layers.size(); layer++) {
      layers.get(layer).begin(weights.get(layer));
    }
  }

  /** The outputs, shape batch × out; overwritten by the next call. */
  float[][] forward(float[][] x) {
    input = x;
    for (int layer = 0; layer < layers.size(); layer++) {
      layers.get(layer).forward(inputOf(layer), outputs[layer]);
      if (layers.get(layer) != last()) {
        rectify(outputs[layer]);
      }
    }
    return outputs[layers.size() - 1];
  }

  /** Fills the gradients of all parameters from ∂L/∂output of the last forward pass. */
  void computeGradients(float[][] outputGradient) {
    backward(outputGradient, true);
  }

  /**
   * ∂L/∂input from ∂L/∂output of the last forward pass; leaves the gradients of the parameters
   * alone.
   */
  void inputGradients(float[][] outputGradient, float[][] inputGradient) {
    layers.get(0).backward(backward(outputGradient, false), inputGradient);
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

  List<Dense> layers() {
    return layers;
  }

  private float[][] backward(float[][] outputGradient, boolean parameters) {
    float[][] gradient = outputGradient;
    for (int layer = layers.size() - 1; layer >= 0; layer--) {
      if (parameters) {
        layers.get(layer).computeGradients(inputOf(layer), gradient);
      }
      if (layer > 0) {
        layers.get(layer).backward(gradient, outputGradients[layer - 1]);
        gradient = outputGradients[layer - 1];
        stopWhereRectified(gradient, outputs[layer - 1]);
      }
    }
    return gradient;
  }

  private float[][] inputOf(int layer) {
    return layer == 0 ? input : outputs[layer - 1];
  }

  private Dense last() {
    return layers.get(layers.size() - 1);
  }

  private static void rectify(float[][] batch) {
    for (float[] row : batch) {
      for (int i = 0; i < row.length; i++) {
        row[i] = Math.max(row[i], 0f);
      }
    }
  }

  private static void stopWhereRectified(float[][] gradient, float[][] output) {
    for (int sample = 0; sample < gradient.length; sample++) {
      float[] row = gradient[sample];
      float[] rectified = output[sample];
      for (int i = 0; i < row.length; i++) {
        row[i] = rectified[i] > 0 ? row[i] : 0;
      }
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
