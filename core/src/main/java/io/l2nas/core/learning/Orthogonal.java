package io.l2nas.core.learning;

import io.l2nas.core.random.RandomStream;

/**
 * Random orthogonal matrices (Saxe, McClelland, Ganguli, ICLR 2014): the shorter side's vectors are
 * of one length and at right angles. Gaussian vectors through Gram and Schmidt, in double
 * precision, row after row.
 */
final class Orthogonal {
  private Orthogonal() {}

  /** Fills the matrix, of any shape; the vectors get the length {@code scale}. */
  static void fill(float[][] matrix, double scale, RandomStream random) {
    int rows = matrix.length;
    int columns = matrix[0].length;
    double[][] basis = basis(Math.min(rows, columns), Math.max(rows, columns), random);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        matrix[row][column] =
            (float) (scale * (rows <= columns ? basis[row][column] : basis[column][row]));
      }
    }
  }

  private static double[][] basis(int count, int length, RandomStream random) {
    double[][] vectors = new double[count][length];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < length; j++) {
        vectors[i][j] = random.nextGaussian();
      }
      for (int previous = 0; previous < i; previous++) {
        add(vectors[i], -dot(vectors[i], vectors[previous]), vectors[previous]);
      }
      double norm = Math.sqrt(dot(vectors[i], vectors[i]));
      for (int j = 0; j < length; j++) {
        vectors[i][j] /= norm;
      }
    }
    return vectors;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void add(double[] target, double factor, double[] source) {
    for (int i = 0; i < target.length; i++) {
      target[i] += factor * source[i];
    }
  }
}
