package io.l2nas.core.learning;

import java.util.Arrays;

/**
 * A linear combination of rows, {@code Σ factors[i] · rows[i]}. The one inner loop of the networks,
 * forward, backward and for the gradients.
 *
 * <p>The rows are added in order and every addition is rounded, so the sum is the same on every
 * machine, and the same as row by row. Rows with a zero factor are left out: after a ReLU that is
 * half of them, and which they are is found once and used forward and backward.
 */
final class Combination {
  private final int[] places;
  private final float[] factors;
  private int count;

  /** Of none of the rows yet. */
  Combination(int rows) {
    places = new int[rows];
    factors = new float[rows];
  }

  /** Begins anew with these factors, one for each row. */
  void take(float[] values) {
    int taken = 0;
    for (int i = 0; i < values.length; i++) {
      places[taken] = i;
      factors[taken] = values[i];
      taken += oneUnlessZero(values[i]);
    }
    count = taken;
  }

  /** The same after a ReLU, which the values themselves pass as well. */
  void takeRectified(float[] values) {
    int taken = 0;
    for (int i = 0; i < values.length; i++) {
      float value = Math.max(values[i], 0f);
      values[i] = value;
      places[taken] = i;
      factors[taken] = value;
      taken += oneUnlessZero(value);
    }
    count = taken;
  }

  /** Begins anew with one column of a matrix, which has a line for each row. */
  void takeColumn(float[][] matrix, int column) {
    int taken = 0;
    for (int i = 0; i < matrix.length; i++) {
      float value = matrix[i][column];
      places[taken] = i;
      factors[taken] = value;
      taken += oneUnlessZero(value);
    }
    count = taken;
  }

  /** Begins anew with these factors, for the rows alone that the other combination has. */
  void takeWhere(Combination other, float[] values) {
    for (int i = 0; i < other.count; i++) {
      int place = other.places[i];
      places[i] = place;
      factors[i] = values[place];
    }
    count = other.count;
  }

  /** Writes the factors of all rows, zero for those left out. */
  void writeTo(float[] values) {
    Arrays.fill(values, 0);
    for (int i = 0; i < count; i++) {
      values[places[i]] = factors[i];
    }
  }

  /** Adds it to the target; the rows are as long as that. */
  void addTo(float[] target, float[][] rows) {
    int next = 0;
    for (; next + 4 <= count; next += 4) {
      add(
          target,
          factors[next],
          rows[places[next]],
          factors[next + 1],
          rows[places[next + 1]],
          factors[next + 2],
          rows[places[next + 2]],
          factors[next + 3],
          rows[places[next + 3]]);
    }
    for (; next < count; next++) {
      add(target, factors[next], rows[places[next]]);
    }
  }

  /**
   * Without a jump, for the factors are zero as a coin falls. By its bits: comparing floats takes a
   * jump, for NaN. Without its sign, what is not zero is a positive integer.
   */
  private static int oneUnlessZero(float value) {
    return -(Float.floatToRawIntBits(value) & Integer.MAX_VALUE) >>> 31;
  }

  static void add(float[] target, float factor, float[] row) {
    for (int i = 0; i < target.length; i++) {
      target[i] += factor * row[i];
    }
  }

  /**
   * Four rows in one pass. Four is measured: with fewer the target is loaded and stored too often,
   * and with six the JIT compiler no longer vectorises the loop.
   */
  private static void add(
      float[] target,
      float a,
      float[] rowA,
      float b,
      float[] rowB,
      float c,
      float[] rowC,
      float d,
      float[] rowD) {
    for (int i = 0; i < target.length; i++) {
      target[i] = target[i] + a * rowA[i] + b * rowB[i] + c * rowC[i] + d * rowD[i];
    }
  }
}
