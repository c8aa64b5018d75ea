package io.l2nas.evaluator.predictor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The accuracy predictor of Once-for-All: 128 → 400 → 400 → 400 → 1, ReLU between the layers.
 *
 * <p>Its file holds 32-bit floats, little-endian, and nothing else: layer by layer the weights,
 * output after output, and then the biases.
 */
final class PredictorNetwork {
  private static final int[] WIDTHS = {NetworkEncoding.SIZE, 400, 400, 400, 1};

  private final List<Layer> layers;

  /** Weights output after output, and a bias for each. */
  private static final class Layer {
    private final float[] weights;
    private final float[] biases;

    Layer(float[] weights, float[] biases) {
      this.weights = weights;
      this.biases = biases;
    }

    double[] output(double[] input, boolean hidden) {
      double[] output = new double[biases.length];
      for (int out = 0; out < output.length; out++) {
        double sum = biases[out];
        int row = out * input.length;
        for (int in = 0; in < input.length; in++) {
          sum += weights[row + in] * input[in];
        }
        output[out] = hidden ? Math.max(0, sum) : sum;
      }
      return output;
    }
  }

  private PredictorNetwork(List<Layer> layers) {
    this.layers = layers;
  }

  /**
   * Reads a file.
   *
   * @throws InvalidPredictorException if it is missing or holds no such network
   */
  static PredictorNetwork read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InvalidPredictorException(
          file, "there is no such file; give the path of the predictor's weights");
    }
    try {
      requireSize(file, Files.size(file));
      return new PredictorNetwork(layers(file, Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new InvalidPredictorException(file, "it could not be read: " + e.getMessage());
    }
  }

  private static void requireSize(Path file, long bytes) {
    long expected = 0;
    for (int layer = 1; layer < WIDTHS.length; layer++) {
      expected += Float.BYTES * (WIDTHS[layer - 1] + 1L) * WIDTHS[layer];
    }
    if (bytes != expected) {
      throw new InvalidPredictorException(
          file,
          "it has %d bytes; weights and biases of the layers 128, 400, 400, 400, 1 have %d"
              .formatted(bytes, expected));
    }
  }

  private static List<Layer> layers(Path file, byte[] bytes) {
    FloatBuffer floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    List<Layer> layers = new ArrayList<>();
    for (int layer = 1; layer < WIDTHS.length; layer++) {
      layers.add(
          new Layer(
              finite(file, floats, WIDTHS[layer - 1] * WIDTHS[layer]),
              finite(file, floats, WIDTHS[layer])));
    }
    return layers;
  }

  private static float[] finite(Path file, FloatBuffer floats, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = floats.get();
      if (!Float.isFinite(values[i])) {
        throw new InvalidPredictorException(
            file,
            "number %d is %s; every weight must be finite"
                .formatted(floats.position() - 1, values[i]));
      }
    }
    return values;
  }

  /** What it says; sums are 64 bits wide and in one order, so it says the same everywhere. */
  double predict(float[] input) {
    double[] values = new double[input.length];
    for (int i = 0; i < input.length; i++) {
      values[i] = input[i];
    }
    for (int layer = 0; layer < layers.size(); layer++) {
      values = layers.get(layer).output(values, layer < layers.size() - 1);
    }
    return values[0];
  }
}
