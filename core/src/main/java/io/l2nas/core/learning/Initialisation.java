package io.l2nas.core.learning;

import io.l2nas.core.random.RandomStream;

/**
 * How the first weights are drawn. The paper does not say; algorithm.md, section 2.3 shows why it
 * matters.
 */
public enum Initialisation {
  /** PyTorch's default for a linear layer: weights and biases uniform in ±1/√fan_in. */
  PYTORCH {
    @Override
    void fill(float[][] weights, float[] biases, boolean output, RandomStream random) {
      float bound = (float) (1 / Math.sqrt(weights.length));
      for (float[] row : weights) {
        fillUniform(row, bound, random);
      }
      fillUniform(biases, bound, random);
    }
  },
  /** DeepRL's: orthogonal weights, zero biases, and the output layer a thousand times smaller. */
  SCALED_OUTPUT {
    @Override
    void fill(float[][] weights, float[] biases, boolean output, RandomStream random) {
      Orthogonal.fill(weights, output ? 1e-3 : 1, random);
    }
  };

  /**
   * Fills a layer that is all zero.
   *
   * @param weights shape in × out
   * @param biases shape out
   * @param output whether it is the last layer of its network
   */
  abstract void fill(float[][] weights, float[] biases, boolean output, RandomStream random);

  private static void fillUniform(float[] row, float bound, RandomStream random) {
    for (int i = 0; i < row.length; i++) {
      row[i] = random.nextFloat(bound);
    }
  }
}
