package io.l2nas.core.learning;

import java.util.Arrays;
import java.util.List;

/**
 * A network in double precision, written as plainly as can be: what the fast one is measured
 * against.
 */
final class ReferenceNetwork {
  final double[][][] weights;
  final double[][] biases;

  private ReferenceNetwork(double[][][] weights, double[][] biases) {
    this.weights = weights;
    this.biases = biases;
  }

  /** The same parameters. */
  static ReferenceNetwork of(Mlp network) {
    List<Dense> layers = network.layers();
    return new ReferenceNetwork(
        layers.stream()
            .map(
                layer ->
                    Arrays.stream(layer.weights())
                        .map(ReferenceNetwork::toDoubles)
                        .toArray(double[][]::new))
            .toArray(double[][][]::new),
        layers.stream().map(layer -> toDoubles(layer.biases())).toArray(double[][]::new));
  }

  double[] apply(double[] input) {
    double[] x = input;
    for (int layer = 0; layer < weights.length; layer++) {
      double[] y = biases[layer].clone();
      for (int j = 0; j < y.length; j++) {
        for (int i = 0; i < x.length; i++) {
          y[j] += x[i] * weights[layer][i][j];
        }
        y[j] = layer < weights.length - 1 ? Math.max(0, y[j]) : y[j];
      }
      x = y;
    }
    return x;
  }

  static double[] toDoubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
