package io.l2nas.core.learning;

import io.l2nas.core.random.RandomStream;
import java.util.Arrays;

/**
 * A fully connected layer, {@code y = x W + b}, on batches.
 *
 * <p>All inner loops run along rows: the JIT compiler vectorises them and keeps the order of every
 * sum, so that the result is the same on every machine. For the backward pass a transposed copy of
 * W is kept.
 */
final class Dense {
  private final float[][] weights;
  private final float[][] transposed;
  private final float[] biases;
  private final float[][] weightGradients;
  private final float[] biasGradients;
  private final float[][] weightMeans;
  private final float[][] weightSquares;
  private final float[] biasMeans;
  private final float[] biasSquares;

  Dense(int in, int out) {
    weights = new float[in][out];
    transposed = new float[out][in];
    biases = new float[out];
    weightGradients = new float[in][out];
    biasGradients = new float[out];
    weightMeans = new float[in][out];
    weightSquares = new float[in][out];
    biasMeans = new float[out];
    biasSquares = new float[out];
  }

  void initialise(Initialisation initialisation, boolean output, RandomStream random) {
    initialisation.fill(weights, biases, output, random);
    transpose();
  }

  int in() {
    return weights.length;
  }

  int out() {
    return biases.length;
  }

  /** y from x; shapes batch × in and batch × out. */
  void forward(float[][] x, float[][] y) {
    for (int sample = 0; sample < x.length; sample++) {
      System.arraycopy(biases, 0, y[sample], 0, biases.length);
      addProduct(x[sample], weights, y[sample]);
    }
  }

  /** The gradients of W and b from ∂L/∂y; they replace those of the last batch. */
  void computeGradients(float[][] x, float[][] dy) {
    Arrays.fill(biasGradients, 0);
    for (float[] row : weightGradients) {
      Arrays.fill(row, 0);
    }
    for (int sample = 0; sample < x.length; sample++) {
      add(biasGradients, 1, dy[sample]);
      for (int i = 0; i < weights.length; i++) {
        if (x[sample][i] != 0) {
          add(weightGradients[i], x[sample][i], dy[sample]);
        }
      }
    }
  }

  /** ∂L/∂x from ∂L/∂y. */
  void backward(float[][] dy, float[][] dx) {
    for (int sample = 0; sample < dy.length; sample++) {
      Arrays.fill(dx[sample], 0);
      addProduct(dy[sample], transposed, dx[sample]);
    }
  }

  boolean gradientsAreFinite() {
    float sum = sumOfMagnitudes(biasGradients);
    for (float[] row : weightGradients) {
      sum += sumOfMagnitudes(row);
    }
    return Float.isFinite(sum);
  }

  void step(Adam adam) {
    for (int i = 0; i < weights.length; i++) {
      adam.move(weights[i], weightGradients[i], weightMeans[i], weightSquares[i]);
    }
    adam.move(biases, biasGradients, biasMeans, biasSquares);
    transpose();
  }

  float[][] weights() {
    return weights;
  }

  float[][] weightGradients() {
    return weightGradients;
  }

  float[] biases() {
    return biases;
  }

  float[] biasGradients() {
    return biasGradients;
  }

  /** Copies W into its transposed twin; must follow every change of W. */
  void transpose() {
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < biases.length; j++) {
        transposed[j][i] = weights[i][j];
      }
    }
  }

  private static void addProduct(float[] x, float[][] matrix, float[] y) {
    for (int i = 0; i < matrix.length; i++) {
      if (x[i] != 0) { // After a ReLU half of the entries are.
        add(y, x[i], matrix[i]);
      }
    }
  }

  private static void add(float[] target, float factor, float[] source) {
    for (int j = 0; j < target.length; j++) {
      target[j] += factor * source[j];
    }
  }

  private static float sumOfMagnitudes(float[] values) {
    float sum = 0;
    for (float value : values) {
      sum += Math.abs(value);
    }
    return sum;
  }
}
