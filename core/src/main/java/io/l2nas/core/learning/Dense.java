package io.l2nas.core.learning;

import io.l2nas.core.checkpoint.MemoryReader;
import io.l2nas.core.checkpoint.MemoryWriter;
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

  /** Begins with these weights; the shapes must fit. */
  void begin(ActorCriticWeights.Layer layer) {
    for (int i = 0; i < weights.length; i++) {
      System.arraycopy(layer.weights()[i], 0, weights[i], 0, biases.length);
    }
    System.arraycopy(layer.biases(), 0, biases, 0, biases.length);
    transpose();
  }

  ActorCriticWeights.Layer copy() {
    float[][] copy = new float[weights.length][];
    Arrays.setAll(copy, i -> weights[i].clone());
    return new ActorCriticWeights.Layer(copy, biases.clone());
  }

  int in() {
    return weights.length;
  }

  int out() {
    return biases.length;
  }

  /** y from x, whose rows are the factors of combinations; shapes batch × in and batch × out. */
  void forward(Combination[] x, float[][] y) {
    for (int sample = 0; sample < x.length; sample++) {
      System.arraycopy(biases, 0, y[sample], 0, biases.length);
      x[sample].addTo(y[sample], weights);
    }
  }

  /** The gradients of W and b from ∂L/∂y; they replace those of the last batch. */
  void computeGradients(float[][] x, float[][] dy) {
    Arrays.fill(biasGradients, 0);
    for (float[] row : dy) {
      Combination.add(biasGradients, 1, row);
    }
    Combination column = new Combination(x.length);
    for (int i = 0; i < weights.length; i++) {
      column.takeColumn(x, i);
      Arrays.fill(weightGradients[i], 0);
      column.addTo(weightGradients[i], dy);
    }
  }

  /** ∂L/∂x from ∂L/∂y. */
  void backward(Combination[] dy, float[][] dx) {
    for (int sample = 0; sample < dy.length; sample++) {
      Arrays.fill(dx[sample], 0);
      dy[sample].addTo(dx[sample], transposed);
    }
  }

  /** Whether every parameter and every gradient is a number, and smaller than the limit. */
  boolean isWithin(float limit) {
    float[] sums = new float[biases.length];
    addMagnitudes(biases, sums);
    addMagnitudes(biasGradients, sums);
    for (int i = 0; i < weights.length; i++) {
      addMagnitudes(weights[i], sums);
      addMagnitudes(weightGradients[i], sums);
    }
    for (float sum : sums) {
      if (!(sum < limit)) { // NaN, too, is not within.
        return false;
      }
    }
    return true;
  }

  void step(Adam adam) {
    for (int i = 0; i < weights.length; i++) {
      adam.move(weights[i], weightGradients[i], weightMeans[i], weightSquares[i]);
    }
    adam.move(biases, biasGradients, biasMeans, biasSquares);
    transpose();
  }

  /** Writes down parameters and moments. */
  void save(MemoryWriter memory) {
    memory.putFloats(weights);
    memory.putFloats(weightMeans);
    memory.putFloats(weightSquares);
    memory.putFloats(biases);
    memory.putFloats(biasMeans);
    memory.putFloats(biasSquares);
  }

  void restore(MemoryReader memory) {
    memory.getFloats(weights);
    memory.getFloats(weightMeans);
    memory.getFloats(weightSquares);
    memory.getFloats(biases);
    memory.getFloats(biasMeans);
    memory.getFloats(biasSquares);
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

  private static void addMagnitudes(float[] values, float[] sums) {
    for (int j = 0; j < sums.length; j++) {
      sums[j] += Math.abs(values[j]);
    }
  }
}
